import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";

const folder = path.resolve("..", "shared", "data", "dicom");

/** The real DICOM files beside the checkout, broken ones too; none on a fresh checkout. */
export const realDicomFiles: readonly Readonly<{ name: string; bytes: Buffer }>[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".dcm"))
      .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }))
  : [];

const longForms = new Set(["SQ", "UN", "OB", "UT"]);

/** One explicit element, low byte first. */
export function element(tag: number, vr: string, value: Buffer | string, undefinedLength = false): Buffer {
  const text = typeof value === "string" ? Buffer.from(value, "latin1") : value;
  const even = text.length % 2 === 0 ? text : Buffer.concat([text, Buffer.from(" ")]);
  const head = Buffer.alloc(longForms.has(vr) ? 12 : 8);
  head.writeUInt16LE(Math.floor(tag / 0x1_0000), 0);
  head.writeUInt16LE(tag % 0x1_0000, 2);
  head.write(vr, 4, "latin1");
  if (longForms.has(vr)) head.writeUInt32LE(undefinedLength ? 0xffff_ffff : even.length, 8);
  else head.writeUInt16LE(even.length, 6);
  return Buffer.concat([head, even]);
}

const bare = (tag: number, length: number): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(Math.floor(tag / 0x1_0000), 0);
  head.writeUInt16LE(tag % 0x1_0000, 2);
  head.writeUInt32LE(length, 4);
  return head;
};

/** A sequence of one item, both of undefined length. */
export const openSequence = (tag: number, inside: Buffer): Buffer =>
  element(
    tag,
    "SQ",
    Buffer.concat([bare(0xfffe_e000, 0xffff_ffff), inside, bare(0xfffe_e00d, 0), bare(0xfffe_e0dd, 0)]),
    true,
  );

/** A sequence of one item, both of defined length. */
export const closedSequence = (tag: number, inside: Buffer): Buffer =>
  element(tag, "SQ", Buffer.concat([bare(0xfffe_e000, inside.length), inside]));

/** A whole file around a data set: preamble, meta information, and the data set in the syntax named. */
export function dicomFile(elements: readonly Buffer[], syntax = "1.2.840.10008.1.2.1"): Buffer {
  const set = Buffer.concat(elements);
  const body = syntax.endsWith(".1.99") ? deflateRawSync(set) : set;
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from("DICM"),
    element(0x0002_0010, "UI", `${syntax}${syntax.length % 2 ? "\0" : ""}`),
    body,
  ]);
}

type Device = Readonly<{
  modality: string;
  manufacturer: string;
  model: string;
  serial: string;
  software: string;
}>;

/** What a scanner writes of itself. */
export const deviceElements = (device: Partial<Device>): readonly Buffer[] => [
  element(0x0008_0060, "CS", device.modality ?? "PT"),
  element(0x0008_0070, "LO", device.manufacturer ?? "SIEMENS"),
  element(0x0008_1090, "LO", device.model ?? "Biograph64_mCT"),
  element(0x0018_1000, "LO", device.serial ?? "11023"),
  element(0x0018_1020, "LO", device.software ?? "VG51C"),
];

/** Words that stand only in patient tags, private tags and nested sequences of the marked file. */
export const markers = [
  "MARKNAME",
  "MARKID",
  "MARKBIRTH",
  "MARKOTHER",
  "MARKNESTED",
  "MARKDEEP",
  "MARKPRIVATE",
  "MARKREFERRER",
  "<script>",
] as const;

/** A file whose every tag but the device's own holds a marker. */
export const markedFile = (device: Partial<Device> = {}): Buffer => {
  const patient = [
    element(0x0010_0010, "PN", "MARKNAME^<script>alert(1)</script>"),
    element(0x0010_0020, "LO", "MARKID-4711"),
    element(0x0010_0030, "DA", "MARKBIRTH"),
    element(0x0010_1000, "LO", "MARKOTHER"),
  ];
  const [modality, manufacturer, model, serial, software] = deviceElements(device);
  if (!modality || !manufacturer || !model || !serial || !software)
    throw new Error("The device has five tags");
  return dicomFile([
    element(0x0008_0050, "SH", "MARKID-0815"),
    modality,
    manufacturer,
    element(0x0008_0090, "PN", "MARKREFERRER"),
    element(0x0008_1030, "LO", "MARKOTHER study"),
    model,
    openSequence(
      0x0008_1110,
      Buffer.concat([...patient, openSequence(0x0008_1120, element(0x0010_0010, "PN", "MARKDEEP"))]),
    ),
    closedSequence(0x0008_1111, element(0x0010_0010, "PN", "MARKNESTED")),
    element(0x0009_0010, "LO", "MARKPRIVATE creator"),
    element(0x0009_1001, "UN", "MARKPRIVATE value"),
    ...patient,
    serial,
    software,
    element(0x0018_1030, "LO", "MARKOTHER protocol"),
    element(0x0020_4000, "LT", "MARKOTHER comments"),
    element(0x7fe0_0010, "OB", Buffer.alloc(64, "MARKNAME")),
  ]);
};
