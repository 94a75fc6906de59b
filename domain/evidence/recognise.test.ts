import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { dicomHead, isDicom } from "./recognise";

type Element = readonly [group: number, element: number, type: string, value: string];

const study: readonly Element[] = [
  [0x0008, 0x0005, "CS", "ISO_IR 100"],
  [0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.2\0"],
  [0x0008, 0x0020, "DA", "20261120"],
  [0x0008, 0x0060, "CS", "NM"],
  [0x0010, 0x0010, "PN", "Example^Person"],
];
const longTypes = new Set(["OB", "UN", "UT"]);

function dataSet(elements: readonly Element[], littleEndian = true, explicit = true): Uint8Array {
  return Buffer.concat(elements.map((element) => encoded(element, littleEndian, explicit)));
}

function encoded([group, tag, type, text]: Element, littleEndian: boolean, explicit: boolean): Buffer {
  const value = Buffer.from(text, "latin1");
  const long = explicit && longTypes.has(type);
  const head = new DataView(new ArrayBuffer(long ? 12 : 8));
  head.setUint16(0, group, littleEndian);
  head.setUint16(2, tag, littleEndian);
  if (!explicit) head.setUint32(4, value.length, littleEndian);
  else {
    head.setUint8(4, type.charCodeAt(0));
    head.setUint8(5, type.charCodeAt(1));
    if (long) head.setUint32(8, value.length, littleEndian);
    else head.setUint16(6, value.length, littleEndian);
  }
  return Buffer.concat([Buffer.from(head.buffer), value]);
}

const bytes = (...parts: readonly (string | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));
const zeros = (length: number) => new Uint8Array(length);
const meta: readonly Element[] = [
  [0x0002, 0x0000, "UL", "\0\0\0\0"],
  [0x0002, 0x0001, "OB", "\0\x01"],
];

describe("a file is DICOM", () => {
  it.each([
    ["with preamble and meta", bytes(zeros(128), "DICM", dataSet(meta), dataSet(study))],
    ["with a preamble that is a TIFF header", bytes("II*\0", zeros(124), "DICM", dataSet(meta))],
    ["cut off right after its magic", bytes(zeros(128), "DICM")],
    ["with a preamble and no meta", bytes(zeros(128), "DICM", dataSet(study, true, false))],
    ["without preamble, beginning with its meta", dataSet([...meta, ...study])],
    ["without preamble, explicit", dataSet(study)],
    ["without preamble, explicit, big-endian", dataSet(study, false)],
    ["without preamble, implicit", dataSet(study, true, false)],
    ["after a stray byte", bytes(" ", dataSet(study))],
    ["after a preamble without magic", bytes(zeros(128), dataSet(study, true, false))],
    ["with its magic in front", bytes("DICM", dataSet(meta))],
    [
      "beginning with the patient",
      dataSet([study[4] ?? meta[0], [0x0010, 0x0020, "LO", "123456"]] as Element[]),
    ],
  ])("%s", (_how, file) => {
    expect(isDicom(file)).toBe(true);
  });
});

describe("a file is not DICOM", () => {
  it.each([
    ["empty", zeros(0)],
    ["of one byte", zeros(1)],
    ["of zeros", zeros(dicomHead)],
    [
      "a text about DICOM with the four letters in that very place",
      bytes(`${"x".repeat(128)}DICM is the magic of a file.\n`),
    ],
    [
      "JSON of DICOM attributes",
      bytes('{"00080005":{"vr":"CS","Value":["ISO_IR 100"]},"00100010":{"vr":"PN"}}'),
    ],
    ["CSV", bytes("asset tag;model\r\nNM-014;Symbia Intevo 16\r\n".repeat(50))],
    ["a PDF", bytes("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n")],
    ["a PNG", bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0\0\0\x03\0\x08\x06\0\0\0")],
    ["a JPEG", bytes("\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0")],
    ["a ZIP", bytes("PK\x03\x04\x14\0\x08\0\x08\0", zeros(16), "\x08\0\x10\0CT.dcm")],
    ["a table of small numbers", bytes(new Uint8Array(new BigUint64Array([8n, 9n, 10n, 11n, 12n]).buffer))],
    ["one element and then something else", bytes(dataSet(study.slice(0, 1)), "and then a text")],
    ["elements out of order", dataSet([...study].reverse())],
    [
      "elements of an odd length",
      dataSet([
        [0x0008, 0x0005, "CS", "ODD"],
        [0x0008, 0x0016, "UI", "1.2"],
      ]),
    ],
  ])("%s", (_what, file) => {
    expect(isDicom(file)).toBe(false);
  });
});

const data = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const files = existsSync(data)
  ? readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  : [];

describe.skipIf(files.length === 0)("among the real files", () => {
  const cases = files.map((entry) => [entry.name, `${entry.parentPath}/${entry.name}`] as const);
  it.each(cases)("%s is told by its content", (name, path) => {
    expect(isDicom(readFileSync(path).subarray(0, dicomHead))).toBe(name.endsWith(".dcm"));
  });
});
