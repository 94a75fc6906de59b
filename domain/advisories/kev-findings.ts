import type { Exploitation } from "../catalogues/exploitation";
import { kevStanding } from "../catalogues/exploitation";
import type { AdvisoryReading, Finding, Note } from "./advisory";
import { findingKey } from "./finding-key";

// "No known public exploits specifically target ...", "No known public exploitation ... has been reported", "no known exploits".
const denial =
  /\bno\s+(?:publicly\s+)?known\s+(?:public(?:ly available)?\s+)?exploit(?:s|ation|ability)?\b|\bnot\s+aware\s+of\s+any\s+(?:public\s+|known\s+)*exploit/i;

/** Whether a text says that no exploits are known. */
export const denies = (text: string): boolean => denial.test(text);

const sentenceAround = (text: string): string =>
  text.split(/(?<=[.!?])\s+/).find((each) => denial.test(each)) ?? text;

function denials(reading: AdvisoryReading): readonly Note[] {
  const all = [...reading.notes, ...reading.vulnerabilities.flatMap((each) => each.notes)];
  return all.filter((note) => denial.test(note.text));
}

/** Whether the text denies known exploits anywhere, so that only then the catalogue must be asked. */
export const deniesExploits = (reading: AdvisoryReading): boolean => denials(reading).length > 0;

/** A denial in a vulnerability's own note speaks of that one alone; one in the document's notes of all. */
function denialOf(path: string, found: readonly Note[]): Note | undefined {
  return found.find((note) => note.path.startsWith(`${path}/`) || note.path.startsWith("/document/"));
}

/**
 * C10: a CVE in the catalogue in force although the text denies known exploits. Derived when read, because a later catalogue
 * changes it; its key is of the CVE alone, so an answer holds for that CVE through every catalogue and revision.
 */
export function exploitedAlthoughDenied(
  reading: AdvisoryReading,
  exploitation: Exploitation,
): readonly Finding[] {
  const found = denials(reading);
  if (found.length === 0) return [];
  const seen = new Set<string>();
  return reading.vulnerabilities.flatMap(({ cve, path }): readonly Finding[] => {
    const note = denialOf(path, found);
    const standing = kevStanding(cve, exploitation);
    if (cve === null || seen.has(cve) || !note || standing.kind !== "listed") return [];
    seen.add(cve);
    return [
      {
        key: findingKey("C10", [cve]),
        code: "C10",
        severity: "warn",
        paths: [`${path}/cve`, note.path],
        sentence: `${cve} is exploited: it is in the KEV catalogue since ${standing.entry.addedOn} (catalogue ${standing.version}), although the text says that no exploits are known.`,
        productKeys: [],
        quote: sentenceAround(note.text),
      },
    ];
  });
}
