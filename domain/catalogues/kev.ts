import { ok, type Result, refuse } from "@/lib/result";
import type { RefusedFile } from "../advisories/importing";

/** One CVE of the catalogue of known exploited vulnerabilities (CISA KEV); days as given, without a zone. */
export type KevEntry = Readonly<{
  cve: string;
  addedOn: string;
  dueOn: string;
  /** Whether use in ransomware campaigns is known; what is not known to be is unknown, never "no". */
  ransomware: "known" | "unknown";
}>;

/** Which catalogue it is: version and release as the file says. */
export type KevRelease = Readonly<{ version: string; releasedAt: Date; count: number; sha256: string }>;

export type KevFile = KevRelease & Readonly<{ entries: readonly KevEntry[] }>;

/**
 * Whether one catalogue counts before another: the later release; of one release the fuller, so that an extract never hides a CVE;
 * of equals the smaller hash, so that any order of uploads ends in the same state.
 */
export function countsBefore(one: KevRelease, other: KevRelease): boolean {
  const [at, before] = [one.releasedAt.getTime(), other.releasedAt.getTime()];
  if (at !== before) return at > before;
  return one.count !== other.count ? one.count > other.count : one.sha256 < other.sha256;
}

/** What a catalogue changes for the CVEs advisories here name; the first one is compared with knowing nothing. */
export function kevChanges(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  named: readonly string[],
): Readonly<{ added: readonly string[]; removed: readonly string[] }> {
  const ours = [...new Set(named)].sort();
  return {
    added: ours.filter((cve) => after.has(cve) && !before.has(cve)),
    removed: ours.filter((cve) => before.has(cve) && !after.has(cve)),
  };
}

/** A catalogue or list that has the very bytes of a file. */
export type KnownFile = Readonly<{ receivedBy: string }>;

export type CatalogueRefusal =
  | RefusedFile
  | Readonly<{ code: "already-loaded" | "not-yet-released"; sentence: string }>;

const day = 24 * 60 * 60 * 1000;

/** The same bytes change nothing, and a release that lies in the future would stand in the way of every later one. */
export function decideCatalogue<File extends Readonly<{ releasedAt: Date }>>(
  known: KnownFile | null,
  read: Result<File, RefusedFile>,
  now: Date,
): Result<File, CatalogueRefusal> {
  if (known) {
    const sentence = `This very file is here already: ${known.receivedBy} loaded it. Nothing was changed.`;
    return refuse({ code: "already-loaded", sentence });
  }
  if (!read.ok) return read;
  if (read.value.releasedAt.getTime() > now.getTime() + day) {
    const dated = read.value.releasedAt.toISOString().slice(0, 10);
    const sentence = `The file says it is of ${dated}, which lies in the future. Download it again from its publisher, and check the server's clock.`;
    return refuse({ code: "not-yet-released", sentence });
  }
  return ok(read.value);
}
