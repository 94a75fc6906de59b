import { z } from "zod";
import type { FileFault, RefusedFile } from "@/domain/advisories/importing";
import type { KevFile } from "@/domain/catalogues/kev";
import { sha256 } from "@/lib/hash";
import { type JsonBounds, type OutOfBounds, withinBounds } from "@/lib/json-bounds";
import { ok, type Result, refuse } from "@/lib/result";

/** The real catalogue is of 1.3 MB, three levels and 1,400 entries; bounded before anything is parsed. */
const kevBounds: JsonBounds = { bytes: 10 * 1024 * 1024, depth: 6, values: 1_000_000, entries: 50_000 };
const listed = 20;

const day = (what: string) => z.iso.date(`${what} is not a day, such as 2025-08-25.`);
const words = (what: string) => z.string(`${what} is missing or no text.`);

/** The fields the portal reads of the schema CISA publishes beside the catalogue; what else is given is passed over. */
const catalogue = z.object({
  catalogVersion: words("The catalogue's version").trim().min(1, "The catalogue's version is empty.").max(40),
  dateReleased: z.iso.datetime({
    offset: true,
    error: "The release is not a time, such as 2025-08-25T17:04:19Z.",
  }),
  count: z.int("The count is missing or no whole number."),
  vulnerabilities: z
    .array(
      z.object(
        {
          cveID: z
            .string("The CVE is missing or no text.")
            .regex(/^CVE-[0-9]{4}-[0-9]{4,19}$/, "This is no CVE, such as CVE-2017-0144."),
          vendorProject: words("The vendor"),
          product: words("The product"),
          vulnerabilityName: words("The name"),
          dateAdded: day("The day it was added"),
          shortDescription: words("The description"),
          requiredAction: words("The required action"),
          dueDate: day("The due date"),
          knownRansomwareCampaignUse: z.string("The ransomware use is no text.").default("Unknown"),
        },
        "An entry is no object.",
      ),
      "The list of vulnerabilities is missing.",
    )
    .min(1, "The catalogue lists no vulnerability."),
});
type Catalogue = z.infer<typeof catalogue>;
type Refused = Result<never, RefusedFile>;

const no = (code: string, sentence: string, faults: readonly FileFault[] = []): Refused =>
  refuse({ code, sentence, faults: faults.slice(0, listed), more: Math.max(0, faults.length - listed) });

/** Reads a KEV catalogue, or says why the file cannot be one, each fault with its path. */
export function readKev(bytes: Uint8Array): Result<KevFile, RefusedFile> {
  if (bytes.length > kevBounds.bytes) return no("too-big", tooBig);
  const text = decode(bytes);
  if (text === null) return no("not-utf8", "The file is not UTF-8 text. Download it again from CISA.");
  if (text.trim() === "") return no("not-json", "The file is empty.");
  const bounded = withinBounds(text, kevBounds);
  if (!bounded.ok) return no("out-of-bounds", boundsSentence(bounded.refusal));
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const read = catalogue.safeParse(parsed.value);
  const faults = read.success ? countFaults(read.data) : read.error.issues.map(faultOf);
  if (!read.success || faults.length > 0) return no("schema-invalid", faultsSentence(faults.length), faults);
  return ok({ ...releaseOf(read.data), sha256: sha256(bytes) });
}

const tooBig =
  "The file is larger than 10 MB. The catalogue is of about 1 MB: make sure this is the right file.";

const faultsSentence = (count: number): string =>
  `This is no complete KEV catalogue: it breaks the rules in ${count === 1 ? "one place" : `${count} places`}. Nothing was changed. Download it again from CISA.`;

function decode(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

function boundsSentence(fault: OutOfBounds): string {
  switch (fault.code) {
    case "too-big":
      return tooBig;
    case "too-deep":
      return `The file is nested deeper than ${fault.depth} levels. The catalogue is not.`;
    case "too-many-values":
      return `The file holds more than ${fault.values} values. The catalogue does not.`;
    case "too-many-entries":
      return `A list in the file has more than ${fault.entries} entries. The catalogue's has not.`;
    case "repeated-key":
      return `The key “${fault.key}” occurs twice in one object: which of the two counts cannot be told.`;
    case "forbidden-key":
      return `The key “${fault.key}” is not allowed in a catalogue.`;
  }
}

function parse(text: string): Result<unknown, RefusedFile> {
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return no(
      "not-json",
      "The file is not JSON. Take the catalogue's JSON file, not the CSV file or the web page.",
    );
  }
}

function faultOf(issue: z.core.$ZodIssue): FileFault {
  return { path: `/${issue.path.map(String).join("/")}`, sentence: issue.message };
}

/** What the schema cannot say: the count fits the list, and no CVE stands in it twice. */
function countFaults({ count, vulnerabilities }: Catalogue): readonly FileFault[] {
  const seen = new Map<string, number>();
  const twice = vulnerabilities.flatMap(({ cveID }, index): readonly FileFault[] => {
    const first = seen.get(cveID);
    seen.set(cveID, first ?? index);
    const path = `/vulnerabilities/${index}/cveID`;
    return first === undefined ? [] : [{ path, sentence: `${cveID} is listed already, at ${first}.` }];
  });
  if (count === vulnerabilities.length) return twice;
  const sentence = `The count says ${count}, but ${vulnerabilities.length} are listed: the file is not whole.`;
  return [{ path: "/count", sentence }, ...twice];
}

function releaseOf({ catalogVersion, dateReleased, vulnerabilities }: Catalogue): Omit<KevFile, "sha256"> {
  return {
    version: catalogVersion,
    releasedAt: new Date(dateReleased),
    count: vulnerabilities.length,
    entries: vulnerabilities.map(({ cveID, dateAdded, dueDate, knownRansomwareCampaignUse }) => ({
      cve: cveID,
      addedOn: dateAdded,
      dueOn: dueDate,
      ransomware: knownRansomwareCampaignUse.trim().toLowerCase() === "known" ? "known" : "unknown",
    })),
  };
}
