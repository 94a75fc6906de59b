import { aliasTable } from "@/domain/matching/aliases";
import { matcher } from "@/domain/matching/match";
import type { MatchableAdvisory, MatchableSystem, MatchLevel } from "@/domain/matching/matchable";
import { standardAliases } from "@/domain/matching/standard-aliases";

const manufacturers = [
  "Siemens Healthineers",
  "SIEMENS NM",
  "GE Healthcare",
  "PHILIPS",
  "TOSHIBA_MEC",
  "Seimens",
  "",
];
const models = [
  "Symbia T16",
  "Biograph64_mCT",
  "e.cam",
  "Symbia.net",
  "MAGNETOM Aera",
  "SOMATOM Definition AS+",
  "Xeleris 4",
  "",
];
const classes = ["SPECT/CT", "PET-CT", "Gammakamera", "Workstation", "MRT", "CT", ""];
const releases = ["Windows 7 SP1", "Win7 x64", "WES7", "Windows 10 LTSC", "Windows XP SP3", "unbekannt", ""];

const of = (list: readonly string[], at: number): string => list[at % list.length] ?? "";

/** An invented inventory: a few hundred spellings that come again and again, and a serial number of its own for each system. */
const inventoryOf = (count: number): readonly MatchableSystem[] =>
  Array.from({ length: count }, (_, at) => ({
    manufacturer: of(manufacturers, at),
    model: of(models, at * 3 + Math.floor(at / 7)),
    deviceClass: of(classes, at * 5 + Math.floor(at / 11)),
    modality: "",
    serial: String(100_000 + at),
    softwareVersion: `VB${at % 90}A`,
    operatingSystem: of(releases, at * 2 + Math.floor(at / 13)),
    identities: [],
  }));

export type MatchingTime = Readonly<{
  products: number;
  systems: number;
  milliseconds: number;
  levels: Readonly<Record<MatchLevel, number>>;
}>;

/** How long an advisory takes to be compared with so many systems, its products read anew; the database is not part of it. */
export function measureMatching(advisory: MatchableAdvisory, count: number): MatchingTime {
  const systems = inventoryOf(count);
  const levels = { strong: 0, likely: 0, possible: 0, excluded: 0 };
  const began = performance.now();
  const match = matcher(advisory, aliasTable(standardAliases, new Date()));
  for (const system of systems) levels[match(system).level] += 1;
  const milliseconds = performance.now() - began;
  return { products: advisory.products.length, systems: count, milliseconds, levels };
}
