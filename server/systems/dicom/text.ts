import type { HeaderText } from "@/domain/systems/identity-reading";

/** The defined terms of Specific Character Set (PS3.3, section C.12.1.1.2) by what Node calls them. */
const encodings: ReadonlyMap<string, string> = new Map([
  ["ISO_IR 100", "iso-8859-1"],
  ["ISO_IR 101", "iso-8859-2"],
  ["ISO_IR 109", "iso-8859-3"],
  ["ISO_IR 110", "iso-8859-4"],
  ["ISO_IR 144", "iso-8859-5"],
  ["ISO_IR 127", "iso-8859-6"],
  ["ISO_IR 126", "iso-8859-7"],
  ["ISO_IR 138", "iso-8859-8"],
  ["ISO_IR 148", "iso-8859-9"],
  ["ISO_IR 203", "iso-8859-15"],
  ["ISO_IR 166", "windows-874"],
  ["ISO_IR 13", "shift_jis"],
  ["ISO_IR 192", "utf-8"],
  ["GB18030", "gb18030"],
  ["GBK", "gbk"],
]);

/** Sets entered by an escape sequence: what they are read with, and the escapes that are no part of that. */
const escaped: readonly Readonly<{ term: string; encoding: string; strip: RegExp | null }>[] = [
  { term: "ISO 2022 IR 87", encoding: "iso-2022-jp", strip: null },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with the control character ESC
  { term: "ISO 2022 IR 149", encoding: "euc-kr", strip: /\x1b\$\)C/g },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with the control character ESC
  { term: "ISO 2022 IR 58", encoding: "gbk", strip: /\x1b\$\)A/g },
];

const escByte = 0x1b;
const isAscii = (bytes: Buffer): boolean => bytes.every((byte) => byte < 0x80);
const asOne = (term: string): string => term.replace(/^ISO 2022 IR /, "ISO_IR ");

function decodeEscaped(bytes: Buffer, terms: readonly string[]): string | null {
  const set = escaped.find(({ term }) => terms.includes(term));
  if (!set) return null;
  const text = set.strip ? bytes.toString("latin1").replace(set.strip, "") : null;
  return new TextDecoder(set.encoding).decode(text === null ? bytes : Buffer.from(text, "latin1"));
}

function decoded(bytes: Buffer, terms: readonly string[]): string | null {
  if (bytes.includes(escByte)) return decodeEscaped(bytes, terms);
  if (isAscii(bytes)) return bytes.toString("latin1");
  const [first = ""] = terms;
  const encoding = encodings.get(asOne(first)) ?? escaped.find(({ term }) => terms.includes(term))?.encoding;
  return encoding === undefined ? null : new TextDecoder(encoding).decode(bytes);
}

/** The terms of a file's Specific Character Set, the first one holding where no escape sequence says otherwise. */
export const termsOf = (bytes: Buffer): readonly string[] =>
  bytes
    .toString("latin1")
    .split("\\")
    .map((term) => term.replaceAll("\0", "").trim().toUpperCase());

/** A value as text. What its character set does not tell is shown as �, never as another letter, and said so. */
export function textOf(bytes: Buffer, terms: readonly string[]): HeaderText {
  const plain = decoded(bytes, terms) ?? bytes.toString("latin1").replace(/[^\x20-\x7e]/g, "�");
  const text = plain.replace(/\0+$/, "").trim();
  return { text, unreadable: text.includes("�") };
}
