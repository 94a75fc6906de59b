import type { AliasTable } from "../matching/aliases";
import type { AdvisoryReading, Finding } from "./advisory";
import { findingKey } from "./finding-key";
import { type GivenHash, hashNotFitting } from "./integrity";
import {
  oddSpellings,
  operatingSystemsInNames,
  unlistedProducts,
  unreadableVersions,
} from "./product-findings";
import { fixesWithoutPatch, incompleteAdvice } from "./remediation-findings";
import { type BaseScoreOf, scoresNotFollowing } from "./score-findings";
import { notUnderstood } from "./unread-findings";

/** What a finding may rest on beside the document itself. */
export type FindingContext = Readonly<{
  /** Null for a document that was pasted or written by hand. */
  fileName: string | null;
  sha256: string;
  aliases: AliasTable;
  /** The SHA-512 that was given along with the file; null: none was. */
  sha512: GivenHash | null;
  /** How a base score is computed; null: scores are not computed again. */
  baseScoreOf: BaseScoreOf | null;
}>;

const numbersOf = (version: string): readonly number[] => (version.match(/\d+/g) ?? []).map(Number);

function newerVersion(now: string, before: string): boolean {
  const [a, b] = [numbersOf(now), numbersOf(before)];
  const at = [...a, ...b].findIndex((_, i) => (a[i] ?? 0) !== (b[i] ?? 0));
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/** "1" and "1.0.0" are one version. */
export const sameVersion = (a: string, b: string): boolean => !newerVersion(a, b) && !newerVersion(b, a);

/** C4, for a revision beside another of the same version: the same words whichever of them came first. */
export const sharedVersion = (version: string, sha256: string): Finding => ({
  key: findingKey("C4", [sha256]),
  code: "C4",
  severity: "warn",
  paths: ["/document/tracking/version", "/document/tracking/current_release_date"],
  sentence: `The content changed without a new version: another revision is version “${version}” too, and says something else. Which is the newer one cannot be told from the documents.`,
  productKeys: [],
  quote: null,
});

const inaccurate =
  /may contain (?:inaccurac|error|mistake)|extracted from unstructured|not (?:been )?verified for accuracy/i;

/** C8: the document says of itself that it may be wrong. */
function ownDoubt(reading: AdvisoryReading): readonly Finding[] {
  const notes = reading.notes.filter((note) => inaccurate.test(note.text));
  const [first] = notes;
  if (first === undefined) return [];
  return [
    {
      key: findingKey("C8", []),
      code: "C8",
      severity: "note",
      paths: notes.map((note) => note.path),
      sentence:
        "Compare it with the web version: the document says of itself that it may contain inaccuracies.",
      productKeys: [],
      quote: first.text,
    },
  ];
}

/** The file name CSAF 2.0, section 5.1, asks for. */
export function expectedFileName(trackingId: string): string {
  return `${trackingId.toLowerCase().replace(/[^+\-a-z0-9]+/g, "_")}.json`;
}

/** C12: the id does not fit the file's name. A browser's "(1)" before the ending is no fault of the document. */
function otherFileName(reading: AdvisoryReading, context: FindingContext): readonly Finding[] {
  const expected = expectedFileName(reading.trackingId);
  const name = context.fileName?.replace(/^.*[\\/]/, "").replace(/ ?\(\d+\)(?=\.json$)/, "") ?? expected;
  if (name.toLowerCase() === expected) return [];
  return [
    {
      key: findingKey("C12", [name]),
      code: "C12",
      severity: "note",
      paths: ["/document/tracking/id"],
      sentence: `Make sure this is the file you meant: it is named “${name}”, and the document inside is ${reading.trackingId}.`,
      productKeys: [],
      quote: name,
    },
  ];
}

/**
 * Everything that is wrong or doubtful in a document although it is valid (product.md, C1 to C9, C11, C12; C10 in kev-findings.ts), and
 * what in it could not be understood (C13).
 */
export function findFaults(reading: AdvisoryReading, context: FindingContext): readonly Finding[] {
  return [
    ...unlistedProducts(reading),
    ...incompleteAdvice(reading),
    ...fixesWithoutPatch(reading),
    ...operatingSystemsInNames(reading),
    ...unreadableVersions(reading),
    ...oddSpellings(reading, context.aliases),
    ...ownDoubt(reading),
    ...(context.baseScoreOf ? scoresNotFollowing(reading, context.baseScoreOf) : []),
    ...hashNotFitting(context.sha512),
    ...otherFileName(reading, context),
    ...notUnderstood(reading),
  ];
}
