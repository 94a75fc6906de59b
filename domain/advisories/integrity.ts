import { ok, type Result, refuse } from "@/lib/result";
import type { Finding } from "./advisory";
import { findingKey } from "./finding-key";

/** The SHA-512 given along with a file, and the one its bytes have; both in lower-case hex. */
export type GivenHash = Readonly<{ given: string; actual: string }>;

const line = /^\\?([0-9a-f]{128})(?:[ \t]+[*]?(.*))?$/i;

/**
 * The hash in the text of a side file ("<hex>  name.json"; a bare value too). Where several files are listed it is the line of
 * the one asked for. Null: the text holds none for this file.
 */
export function hashIn(text: string, fileName: string): string | null {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter((each) => each !== "" && !each.startsWith("#"));
  const found = lines.flatMap((each) => {
    const read = line.exec(each);
    return read ? [{ hash: (read[1] ?? "").toLowerCase(), name: lastPart(read[2] ?? "") }] : [];
  });
  if (found.length !== lines.length) return null;
  if (found.length === 1) return found[0]?.hash ?? null;
  const own = lastPart(fileName);
  return found.find((each) => each.name === own)?.hash ?? null;
}

const lastPart = (name: string): string =>
  name
    .trim()
    .replace(/^.*[\\/]/, "")
    .toLowerCase();

const short = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-8)}`;

/** C11: the given SHA-512 does not fit the bytes; nobody can say then whose document this is. */
export function hashNotFitting(hash: GivenHash | null): readonly Finding[] {
  if (hash === null || hash.given === hash.actual) return [];
  return [
    {
      key: findingKey("C11", [hash.given, hash.actual]),
      code: "C11",
      severity: "blocks",
      paths: ["/"],
      sentence: `This may not be the publisher's file: the given SHA-512 is ${short(hash.given)}, the file's own is ${short(hash.actual)}. Download both again, or confirm that this file is the one meant.`,
      productKeys: [],
      quote: null,
    },
  ];
}

export type HashRefusal = Readonly<{ code: "already-so"; sentence: string }>;

/** A SHA-512 that is given after the file: checked against it unless it is the one that was given already. */
export function decideHash(held: string | null, hash: GivenHash): Result<GivenHash, HashRefusal> {
  if (held !== hash.given) return ok(hash);
  const sentence =
    hash.given === hash.actual
      ? "This SHA-512 was given already, and it fits the file."
      : "This SHA-512 was given already, and it does not fit the file: see finding C11.";
  return refuse({ code: "already-so", sentence });
}
