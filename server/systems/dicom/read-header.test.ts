import { type DataSet, parseDicom } from "dicom-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  closedSequence,
  deviceElements,
  dicomFile,
  element,
  markedFile,
  markers,
  openSequence,
  realDicomFiles,
} from "../testing/dicom-files";
import { dicomBounds } from "./bounds";
import { readDicomHeader } from "./read-header";

async function identityOf(bytes: Buffer) {
  const read = await readDicomHeader(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}
const refusalOf = async (bytes: Buffer) => {
  const read = await readDicomHeader(bytes);
  return read.ok ? null : read.refusal.code;
};

/** What another reader finds; null where it cannot read the file. */
function otherReader(bytes: Buffer): DataSet | null {
  try {
    return parseDicom(bytes, { untilTag: "x00181200" });
  } catch {
    return null;
  }
}

// A suite needs a test where none of the files is here.
const files = realDicomFiles.length > 0 ? realDicomFiles : [{ name: "none is here", bytes: Buffer.alloc(0) }];

describe("every real file, the broken ones too", () => {
  it.skipIf(realDicomFiles.length === 0).each(files)("$name", async ({ bytes }) => {
    const read = await readDicomHeader(bytes);
    if (!read.ok) {
      expect(read.refusal.sentence).toMatch(/^[A-Z].{20,}\.$/);
      return;
    }
    const { fields } = read.value;
    const other = otherReader(bytes);
    if (!other) return;
    expect(fields.modality).toBe(other.string("x00080060") ?? "");
    expect(fields.manufacturer).toBe(other.string("x00080070") ?? "");
    expect(fields.model).toBe(other.string("x00081090") ?? "");
    expect(fields.serial).toBe(other.string("x00181000") ?? "");
    expect(fields.softwareVersion).toBe(other.string("x00181020") ?? "");
  });
});

describe("a made file", () => {
  const siemens = { modality: "PT", manufacturer: "SIEMENS", model: "Biograph64_mCT", serial: "11023" };

  it("is read with and without preamble, deflated and whole", async () => {
    const bare = Buffer.concat(deviceElements({}));
    for (const bytes of [
      bare,
      dicomFile(deviceElements({})),
      dicomFile(deviceElements({}), "1.2.840.10008.1.2.1.99"),
    ]) {
      expect((await identityOf(bytes)).fields).toMatchObject({ ...siemens, softwareVersion: "VG51C" });
    }
  });

  it("gives its multi-valued software, its UDI and its calibration, behind sequences of any kind", async () => {
    const file = dicomFile([
      closedSequence(0x0008_1110, element(0x0008_0070, "LO", "NOT THIS")),
      ...deviceElements({ software: "12\\LX\\MR Software release:12.0_M5_0606.b" }).slice(0, 4),
      openSequence(
        0x0018_100a,
        Buffer.concat([element(0x0018_1009, "UT", "(01)0405"), element(0x0018_9999, "LO", "x")]),
      ),
      element(0x0018_1020, "LO", "12\\LX\\MR Software release:12.0_M5_0606.b"),
      element(0x0018_1200, "DA", "20260131\\20260201"),
    ]);
    expect((await identityOf(file)).fields).toMatchObject({
      ...siemens,
      softwareVersion: "12\\LX\\MR Software release:12.0_M5_0606.b",
      udi: "(01)0405",
      calibratedOn: "2026-01-31",
    });
  });

  it("tells what is odd and keeps it as text", async () => {
    const { fields, oddities } = await identityOf(
      dicomFile(deviceElements({ manufacturer: "<script>x</script>", serial: "172.16.193.2" })),
    );
    expect(fields).toMatchObject({ manufacturer: "<script>x</script>", serial: "172.16.193.2" });
    expect(oddities.join(" ")).toMatch(/odd in a name.*looks like an IP address/);
  });

  it.each([
    ["ISO_IR 100", Buffer.from([0x4b, 0xf6, 0x6c, 0x6e]), "Köln", false],
    ["ISO_IR 192", Buffer.from("Köln 東京", "utf8"), "Köln 東京", false],
    [
      "\\ISO 2022 IR 87",
      Buffer.from([0x1b, 0x24, 0x42, 0x45, 0x6c, 0x35, 0x7e, 0x1b, 0x28, 0x42]),
      "東京",
      false,
    ],
    ["\\ISO 2022 IR 149", Buffer.from([0x1b, 0x24, 0x29, 0x43, 0xb1, 0xe8]), "김", false],
    ["", Buffer.from([0x4b, 0xf6, 0x6c, 0x6e]), "K�ln", true],
    ["ISO_IR 999", Buffer.from([0x4b, 0xf6, 0x6c, 0x6e]), "K�ln", true],
  ])("decodes what its character set %s says, and says where it cannot", async (set, bytes, text, told) => {
    const [modality, ...rest] = deviceElements({});
    const file = dicomFile([
      element(0x0008_0005, "CS", set),
      modality ?? Buffer.alloc(0),
      element(0x0008_0080, "LO", bytes),
      ...rest,
    ]);
    const { fields, oddities } = await identityOf(file);
    expect(fields.institution).toBe(text);
    expect(oddities.some((each) => each.includes("cannot be read here"))).toBe(told);
  });

  it("gives nothing of the patient", async () => {
    const read = JSON.stringify(await readDicomHeader(markedFile()));
    for (const marker of markers) expect(read).not.toContain(marker);
    expect(read).toContain("Biograph64_mCT");
  });
});

describe("what is no header that can be read", () => {
  it("is refused with its reason", async () => {
    const whole = dicomFile(deviceElements({}));
    expect(await refusalOf(Buffer.alloc(0))).toBe("empty");
    expect(await refusalOf(Buffer.from("site,asset_tag\nNORTH,NM-014\n"))).toBe("not-dicom");
    expect(await refusalOf(whole.subarray(0, whole.length - 4))).toBe("cut-off");
    expect(await refusalOf(dicomFile([element(0x0008_0060, "CS", "OT")]))).toBe("no-device");
    expect(
      await refusalOf(
        Buffer.concat([
          dicomFile([]).subarray(0, 132),
          element(0x0002_0010, "UI", "1.2.840.10008.1.2.1.99"),
          Buffer.alloc(40, 0xff),
        ]),
      ),
    ).toBe("not-deflated");
  });

  it("is bounded in depth, in elements and in length", async () => {
    let nested = element(0x0008_0070, "LO", "deep");
    for (let level = 0; level < dicomBounds.depth + 1; level += 1) nested = openSequence(0x0008_1110, nested);
    expect(await refusalOf(dicomFile([nested]))).toBe("too-deep");
    const one = element(0x0008_0001, "CS", "");
    expect(await refusalOf(dicomFile(Array.from({ length: dicomBounds.elements + 1 }, () => one)))).toBe(
      "too-many",
    );
    expect(await refusalOf(dicomFile([element(0x0008_0001, "UT", Buffer.alloc(dicomBounds.bytes))]))).toBe(
      "too-long",
    );
  });

  it("never throws and never hangs, whatever the bytes are", async () => {
    const start = markedFile();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(start.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(start.length),
        async (changes, end) => {
          const bytes = Buffer.from(start.subarray(0, end));
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          const read = await readDicomHeader(bytes);
          expect(read.ok || read.refusal.sentence.length > 0).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
