import { createHash } from "node:crypto";
import type { AdvisoryReading } from "@/domain/advisories/advisory";
import { contradictionsIn } from "@/domain/advisories/contradictions";
import { legible } from "@/domain/advisories/json";
import { namedBy, readAdvisory } from "@/domain/advisories/reading";
import { type JsonBounds, type OutOfBounds, withinBounds } from "@/lib/json-bounds";
import { firstUnfit, type TextBounds, type UnfitValue } from "@/lib/json-texts";
import { ok, type Result, refuse } from "@/lib/result";
import { type DocumentFault, describeFaults } from "./schema-faults";

/** A CSAF document that was read: its bytes' hash and what it says. */
export type ReadDocument = Readonly<{ sha256: string; text: string; reading: AdvisoryReading }>;

/** Enough of a refused document to keep a receipt beside the advisory it belongs to. */
export type Receipt = Readonly<{ sha256: string; trackingId: string; publisher: string; namespace: string }>;

const fileRefusalCodes = [
  "too-big",
  "not-utf8",
  "not-json",
  "too-deep",
  "unsafe-keys",
  "unfit-text",
  "not-csaf",
  "unsupported-version",
  "schema-invalid",
  "contradictory",
] as const;

/** Why a file cannot be an advisory; only one that names its id and its publisher leaves a receipt. */
export type AdvisoryFileRefusal = Readonly<{
  code: (typeof fileRefusalCodes)[number];
  sentence: string;
  faults: readonly DocumentFault[];
  /** Faults beyond the ones listed. */
  more: number;
  receipt: Receipt | null;
}>;

/** 5 MB and 30 levels; the schema check compares the entries of a list with each other, so their number is bounded too. */
const advisoryBounds: JsonBounds = {
  bytes: 5 * 1024 * 1024,
  depth: 30,
  values: 100_000,
  entries: 5_000,
};

/** Names stand in lists, keys and indexes; texts are read by people. Real ones have at most 84 and 742 characters. */
const textBounds: TextBounds = {
  text: 100_000,
  named: {
    id: 200,
    version: 200,
    number: 200,
    name: 1_000,
    title: 1_000,
    product_id: 1_000,
    group_id: 1_000,
    product_ids: 1_000,
    group_ids: 1_000,
    products: 1_000,
    product_reference: 1_000,
    relates_to_product_reference: 1_000,
    namespace: 1_000,
    lang: 100,
    source_lang: 100,
    vectorString: 1_000,
    cpe: 2_000,
    purl: 2_000,
    purls: 2_000,
    model_numbers: 1_000,
    serial_numbers: 1_000,
    skus: 1_000,
    url: 20_000,
  },
};

type Refused = Result<never, AdvisoryFileRefusal>;

const no = (
  code: AdvisoryFileRefusal["code"],
  sentence: string,
  rest: Partial<AdvisoryFileRefusal> = {},
): Refused => refuse({ code, sentence, faults: [], more: 0, receipt: null, ...rest });

const tooBig =
  "The file is larger than 5 MB. An advisory is rarely more than 1 MB: make sure this is the right file.";

function decode(bytes: Uint8Array): Result<string, AdvisoryFileRefusal> {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const sentence = "The file is not UTF-8 text. Save it as UTF-8, or download it again from the publisher.";
  if (utf16 || bytes.subarray(0, 1024).includes(0)) return no("not-utf8", sentence);
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return no("not-utf8", sentence);
  }
}

function boundsRefusal(fault: OutOfBounds): Refused {
  switch (fault.code) {
    case "too-big":
      return no("too-big", tooBig);
    case "too-many-values":
      return no(
        "too-big",
        `The file holds more than ${fault.values} values. Ask the publisher for a smaller document.`,
      );
    case "too-many-entries":
      return no(
        "too-big",
        `A list in the file has more than ${fault.entries} entries. Ask the publisher for a smaller document.`,
      );
    case "too-deep":
      return no("too-deep", `The file is nested deeper than ${fault.depth} levels. No real advisory is.`);
    case "repeated-key":
      return no(
        "unsafe-keys",
        `The key “${fault.key}” occurs twice in one object: which of the two counts cannot be told.`,
      );
    case "forbidden-key":
      return no("unsafe-keys", `The key “${fault.key}” is not allowed in an advisory.`);
  }
}

const unfitSentences: Readonly<Record<UnfitValue["code"], (fault: UnfitValue) => string>> = {
  nul: () =>
    "A text in the file holds a NUL character, which no text may. Ask the publisher for a clean file.",
  "half-character": () =>
    "A text in the file holds half a character (a lone surrogate). Ask the publisher for a clean file.",
  "too-long": ({ most }) =>
    `A text in the file is longer than ${most} characters, which no real advisory has at this place.`,
  "not-finite": () => "A number in the file is too large to be one.",
};

function withFitTexts(document: unknown): Result<unknown, AdvisoryFileRefusal> {
  const fault = firstUnfit(document, textBounds);
  if (fault === null) return ok(document);
  const sentence = unfitSentences[fault.code](fault);
  return no("unfit-text", sentence, { faults: [{ path: legible(fault.path.slice(0, 300)), sentence }] });
}

function parse(text: string): Result<unknown, AdvisoryFileRefusal> {
  if (text.trim() === "") return no("not-json", "The file is empty.");
  const bounded = withinBounds(text, advisoryBounds);
  if (!bounded.ok) return boundsRefusal(bounded.refusal);
  try {
    const document: unknown = JSON.parse(text);
    return withFitTexts(document);
  } catch {
    return no(
      "not-json",
      "The file is not JSON. Download it again, and take the JSON file, not the web page.",
    );
  }
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The CSAF version a document claims; null when it is no CSAF document at all. */
function claimedVersion(document: unknown): string | null {
  const inner = isPlain(document) ? document.document : undefined;
  return isPlain(inner) && typeof inner.csaf_version === "string" ? inner.csaf_version : null;
}

/** The schema checks, loaded at their first use: compiling them takes about half a second. */
const checks = {
  "2.0": () => import("@secvisogram/csaf-validator-lib/lib/schemaTests/csaf_2_0.js"),
  "2.1": () => import("@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests/csaf_2_1.js"),
} as const;

const isSupported = (version: string): version is keyof typeof checks => version in checks;

function receiptOf(document: unknown, sha256: string): Receipt | null {
  const { trackingId, publisher } = namedBy(document);
  const named = trackingId !== "" && publisher.name !== "";
  return named ? { sha256, trackingId, publisher: publisher.name, namespace: publisher.namespace } : null;
}

async function check(document: unknown, sha256: string): Promise<Result<unknown, AdvisoryFileRefusal>> {
  const version = claimedVersion(document);
  if (version === null) {
    return no("not-csaf", "The file is JSON, but no CSAF document: it has no document.csaf_version.");
  }
  if (!isSupported(version)) {
    return no("unsupported-version", `The file is CSAF ${version}. CSAF 2.0 and 2.1 are read.`);
  }
  const { default: validate } = await checks[version]();
  const { isValid, errors } = validate(document);
  if (isValid) return consistent(document, sha256);
  const told = describeFaults(errors);
  const count = told.faults.length + told.more;
  const places = count === 1 ? "one place" : `${count} places`;
  const sentence = `The document breaks the rules of CSAF ${version} in ${places}. Ask the publisher for a valid one.`;
  return no("schema-invalid", sentence, { ...told, receipt: receiptOf(document, sha256) });
}

/** A document that follows the schema, and says what it means in one way only. */
function consistent(document: unknown, sha256: string): Result<unknown, AdvisoryFileRefusal> {
  const faults = contradictionsIn(document);
  const [first] = faults;
  if (first === undefined) return ok(document);
  const sentence = `The document cannot be read in one way only. ${first.sentence}`;
  const more = Math.max(0, faults.length - 20);
  return no("contradictory", sentence, {
    faults: faults.slice(0, 20),
    more,
    receipt: receiptOf(document, sha256),
  });
}

/** The SHA-256 of a file's bytes, in hex: what a revision is known by. */
export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Reads an advisory file, or says why it cannot be one. What is doubtful in it is for findFaults() to say. */
export async function readDocument(bytes: Uint8Array): Promise<Result<ReadDocument, AdvisoryFileRefusal>> {
  if (bytes.length > advisoryBounds.bytes) return no("too-big", tooBig);
  const text = decode(bytes);
  if (!text.ok) return text;
  const document = parse(text.value);
  if (!document.ok) return document;
  const sha256 = sha256Of(bytes);
  const checked = await check(document.value, sha256);
  return checked.ok ? ok({ sha256, text: text.value, reading: readAdvisory(checked.value) }) : checked;
}
