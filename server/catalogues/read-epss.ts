import { gunzipSync } from "node:zlib";
import type { FileFault, RefusedFile } from "@/domain/advisories/importing";
import type { EpssFile, EpssScore } from "@/domain/catalogues/epss";
import { sha256 } from "@/lib/hash";
import { ok, type Result, refuse } from "@/lib/result";

/** The list of 2025 has some 300,000 rows and 10 MB. Unpacking stops at the bound, whatever the file promises. */
export const epssBounds = { bytes: 12 * 1024 * 1024, unpacked: 40 * 1024 * 1024, rows: 1_000_000 } as const;
const listed = 20;

type Refused = Result<never, RefusedFile>;
const no = (code: string, sentence: string, faults: readonly FileFault[] = [], more = 0): Refused =>
  refuse({ code, sentence, faults, more });

const tooBig = "The file is larger than an EPSS list is. Make sure this is the right file.";

/** Reads the list FIRST publishes, as CSV or packed by gzip; every row must be right, for half a list would read as unlikely. */
export function readEpss(bytes: Uint8Array): Result<EpssFile, RefusedFile> {
  if (bytes.length > epssBounds.bytes) return no("too-big", tooBig);
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const lines = unpacked.value
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  if (lines.length > epssBounds.rows) return no("too-big", tooBig);
  const head = headOf(lines[0] ?? "");
  if (head === null) return no("not-epss", notEpss);
  if (lines[1]?.trim() !== "cve,epss,percentile") {
    const fault = { path: "line 2", sentence: "The header must be cve,epss,percentile." };
    return no("not-epss", notEpss, [fault]);
  }
  const { scores, faults } = rowsOf(lines);
  if (faults.length > 0) {
    const places = faults.length === 1 ? "one line" : `${faults.length} lines`;
    const sentence = `The list is not whole: ${places} cannot be read. Nothing was changed. Download it again from FIRST.`;
    return no("row-invalid", sentence, faults.slice(0, listed), Math.max(0, faults.length - listed));
  }
  if (scores.length === 0) return no("not-epss", "The list holds no score.");
  return ok({ ...head, scores, count: scores.length, sha256: sha256(bytes) });
}

const notEpss =
  "This is no EPSS list: the first line must name its model and its day, such as #model_version:v2025.03.14,score_date:2025-08-25T12:00:00Z.";

function unpack(bytes: Uint8Array): Result<Buffer, RefusedFile> {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!packed) return ok(Buffer.from(bytes));
  try {
    return ok(gunzipSync(bytes, { maxOutputLength: epssBounds.unpacked }));
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return tooLarge
      ? no("too-big", tooBig)
      : no("not-gzip", "The packed file is broken. Download it again from FIRST.");
  }
}

/** The day the scores are of, and the model, as the first line says. */
function headOf(line: string): Pick<EpssFile, "modelVersion" | "scoredOn" | "releasedAt"> | null {
  const read =
    /^#\s*model_version:([\w.+-]{1,40}),\s*score_date:(\d{4}-\d{2}-\d{2})(?:T[\d:.+Z-]*)?\s*$/.exec(line);
  const [, modelVersion = "", scoredOn = ""] = read ?? [];
  const releasedAt = new Date(`${scoredOn}T00:00:00Z`);
  const real = !Number.isNaN(releasedAt.getTime()) && releasedAt.toISOString().startsWith(scoredOn);
  return read && real ? { modelVersion, scoredOn, releasedAt } : null;
}

const row = /^(CVE-\d{4}-\d{4,19}),(\d(?:\.\d+)?(?:[eE]-\d+)?),(\d(?:\.\d+)?(?:[eE]-\d+)?)$/;

function rowsOf(lines: readonly string[]): { scores: readonly EpssScore[]; faults: readonly FileFault[] } {
  const scores = new Map<string, EpssScore>();
  const faults: FileFault[] = [];
  lines.forEach((line, index) => {
    if (index < 2 || line === "") return;
    const read = row.exec(line);
    const [, cve = "", score = "", percentile = ""] = read ?? [];
    const sentence = faultOf(read !== null, scores.has(cve), Number(score), Number(percentile));
    if (sentence) faults.push({ path: `line ${index + 1}`, sentence });
    else scores.set(cve, { cve, score: Number(score), percentile: Number(percentile) });
  });
  return { scores: [...scores.values()], faults };
}

function faultOf(isRow: boolean, isTwice: boolean, score: number, percentile: number): string | null {
  if (!isRow) return "This is no row of CVE, score and percentile.";
  if (isTwice) return "The CVE is listed already.";
  return score > 1 || percentile > 1 ? "Score and percentile lie between 0 and 1." : null;
}
