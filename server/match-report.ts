import { applyAnnotations } from "@/domain/advisories/corrections";
import { findFaults } from "@/domain/advisories/findings";
import { matchableAdvisory } from "@/domain/advisories/matchable";
import { aliasTable } from "@/domain/matching/aliases";
import { type LabelledAnswer, type LabelReport, levelMeant, reportOn } from "@/domain/matching/label-report";
import { matcher } from "@/domain/matching/match";
import type { MatchableAdvisory, MatchableSystem } from "@/domain/matching/matchable";
import { standardAliases } from "@/domain/matching/standard-aliases";
import { suggestMapping } from "@/domain/systems/headers";
import type { SystemField } from "@/domain/systems/system";
import { type Result, refuse } from "@/lib/result";
import { readDocument } from "./advisories/read-document";
import { type MatchingTime, measureMatching } from "./measure-matching";
import { readCsv } from "./systems/read-csv";

type Refusal = Readonly<{ sentence: string }>;

const aliases = () => aliasTable(standardAliases, new Date());

/** What a document may mean, as matching compares it right after its import: nothing confirmed and nothing corrected. */
async function matchableIn(bytes: Uint8Array): Promise<Result<MatchableAdvisory, Refusal>> {
  const read = await readDocument(bytes);
  if (!read.ok) return read;
  const { reading, sha256 } = read.value;
  const context = {
    fileName: null,
    sha256,
    aliases: aliases(),
    sha512: null,
    baseScoreOf: null,
  };
  const effective = applyAnnotations(reading, findFaults(reading, context), []);
  return { ok: true, value: matchableAdvisory(effective) };
}

type Cells = Readonly<Record<string, string>>;

/** Reads one row into the fields matching compares, by the columns an import would suggest. */
function rowReader(headers: readonly string[]) {
  const mapping = Object.entries(suggestMapping(headers));
  const cellOf = (cells: Cells, field: SystemField): string =>
    cells[mapping.find(([, target]) => target === field)?.[0] ?? ""] ?? "";
  return (cells: Cells, line: number): Readonly<{ name: string; system: MatchableSystem }> => ({
    name: cellOf(cells, "assetTag").trim() || `line ${line}`,
    system: {
      manufacturer: cellOf(cells, "manufacturer"),
      model: cellOf(cells, "model"),
      deviceClass: cellOf(cells, "deviceClass"),
      modality: cellOf(cells, "modality"),
      serial: cellOf(cells, "serial"),
      softwareVersion: cellOf(cells, "softwareVersion"),
      operatingSystem: cellOf(cells, "operatingSystem"),
      identities: [],
    },
  });
}

/** Compares a labelled inventory with an advisory by the standard aliases; the label stands in the column "expected…". */
export async function reportOnFiles(
  inventory: Uint8Array,
  advisory: Uint8Array,
): Promise<Result<LabelReport, Refusal>> {
  const [file, matchable] = [readCsv(inventory), await matchableIn(advisory)];
  if (!file.ok) return file;
  if (!matchable.ok) return matchable;
  const label = file.value.headers.find((header) => /^expected/i.test(header.trim()));
  if (label === undefined) {
    return refuse({ sentence: "No column holds the label of each row. Its header begins with “expected”." });
  }
  const match = matcher(matchable.value, aliases());
  const read = rowReader(file.value.headers);
  const answers = file.value.rows.flatMap(({ cells, line }): readonly LabelledAnswer[] => {
    const meant = levelMeant(cells[label] ?? "");
    const { name, system } = read(cells, line);
    return meant === null ? [] : [{ name, meant, result: match(system) }];
  });
  return { ok: true, value: reportOn(answers) };
}

/** How long the rules take for so many systems: a first round that warms up, and a second as a serving portal would take it. */
export async function timeMatching(
  advisory: Uint8Array,
  count: number,
): Promise<Result<readonly MatchingTime[], Refusal>> {
  const matchable = await matchableIn(advisory);
  if (!matchable.ok) return matchable;
  return { ok: true, value: [1, 2].map(() => measureMatching(matchable.value, count)) };
}
