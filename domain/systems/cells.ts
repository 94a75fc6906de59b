import { ok, type Result, refuse } from "@/lib/result";
import type { RuhCapable, SystemField } from "./system";

/** The longest text a field takes; the form and the import ask the same. */
export const fieldLengths: Readonly<Record<Exclude<SystemField, "ruhCapable" | "examsPerDay">, number>> = {
  assetTag: 60,
  manufacturer: 120,
  model: 120,
  deviceClass: 60,
  modality: 20,
  serial: 60,
  softwareVersion: 120,
  operatingSystem: 120,
  stationName: 60,
  aeTitles: 200,
  ipAddress: 60,
  vlan: 60,
  switchPort: 60,
  location: 120,
  clinicalOwner: 120,
  alternative: 120,
};

const ruhWords: ReadonlyMap<string, RuhCapable> = new Map([
  ["yes", "yes"],
  ["y", "yes"],
  ["true", "yes"],
  ["1", "yes"],
  ["ja", "yes"],
  ["no", "no"],
  ["n", "no"],
  ["false", "no"],
  ["0", "no"],
  ["nein", "no"],
  ["unknown", "unknown"],
  ["?", "unknown"],
  ["-", "unknown"],
  ["n/a", "unknown"],
  ["tbd", "unknown"],
  ["unbekannt", "unknown"],
]);

/** Reads yes, no or unknown; any other word is refused with what would do. */
export function readRuh(cell: string): Result<RuhCapable, string> {
  const read = ruhWords.get(cell.trim().toLowerCase());
  return read === undefined ? refuse(`“${cell.trim()}” is none of yes, no, unknown.`) : ok(read);
}

/** Reads a whole number of exams; the words for unknown mean null. */
export function readExams(cell: string): Result<number | null, string> {
  const word = cell.trim().toLowerCase();
  if (ruhWords.get(word) === "unknown") return ok(null);
  const number = /^\d{1,4}(?:[.,]0+)?$/.test(word) ? Number.parseInt(word, 10) : null;
  return number === null ? refuse(`“${cell.trim()}” is no whole number of exams.`) : ok(number);
}
