import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headLength } from "@/domain/evidence/content";
import { tellInspection } from "@/domain/evidence/inspection";
import {
  deviceElements,
  dicomFile,
  markedFile,
  markers,
  realDicomFiles,
} from "../../systems/testing/dicom-files";
import { photoWithPosition, picture, pictureThatClaims, zipOf, zipPacked } from "../testing/files";
import { inspectFile } from "./inspect-file";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inspect-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(content: Uint8Array | string) {
  const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, bytes);
  return inspectFile({ path, size: bytes.length, head: bytes.subarray(0, headLength) });
}
async function found(content: Uint8Array | string) {
  const looked = await inspect(content);
  if (!looked.ok) throw new Error(looked.refusal.sentence);
  return looked.value;
}
const told = async (content: Uint8Array | string) => tellInspection((await found(content)).inspection);
const refusalOf = async (content: Uint8Array | string) => {
  const looked = await inspect(content);
  return looked.ok ? null : looked.refusal;
};

describe("what a file is, by its content", () => {
  it.each([
    ["a text", "port 14 down\n", "Text"],
    ["a table", "port,state\n443,filtered\n80,filtered\n", "Table (CSV)"],
    ["a scan", '<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun></nmaprun>', "Port scan (nmap XML)"],
    ["other XML", '<?xml version="1.0"?>\n<config/>', "XML"],
    [
      "a web page",
      "<!-- a --><html><script>alert(1)</script></html>",
      "Web page, kept unopened because it can hold scripts",
    ],
    [
      "a web page as XML",
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
      "Web page, kept unopened because it can hold scripts",
    ],
    [
      "a drawing",
      '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      "SVG drawing, kept unopened because it can hold scripts",
    ],
    [
      "a drawing behind a comment",
      "<!-- x -->\n<svg onload='alert(1)'>",
      "SVG drawing, kept unopened because it can hold scripts",
    ],
    ["a script", "#!/bin/sh\nrm -rf /\n", "Program, kept unopened"],
    ["a PDF", "%PDF-1.7\n1 0 obj <</Type /Pages /Count 3 /Kids []>>\n%%EOF", "PDF, 3 pages"],
    [
      "a PDF with a script",
      "%PDF-1.7\n1 0 obj <</S /JavaScript /JS (app.alert(1))>>\n%%EOF",
      "PDF with scripts or files inside, kept unopened",
    ],
    [
      "a PDF of too many pages",
      "%PDF-1.7\n<</Count 2001 /Type /Pages>>",
      "PDF with too many pages, kept unopened",
    ],
    [
      "a picture that is a PDF too",
      "GIF89a\x01\x00\x01\x00\x00\x00\x00%PDF-1.4\n",
      "Two kinds of file in one, kept unopened",
    ],
    [
      "a picture that is a web page too",
      "GIF89a\x01\x00\x01\x00\x00\x00\x00<script>alert(1)</script>",
      "Two kinds of file in one, kept unopened",
    ],
    ["bytes", "\x01\x02\x03\x04", "File of an unknown kind, kept unopened"],
  ])("tells %s", async (_what, content, words) => {
    expect(await told(content)).toBe(words);
    const { mediaType, quarantine } = await found(content);
    expect(quarantine).toBeNull();
    if (words.includes("kept unopened")) expect(mediaType).toBe("application/octet-stream");
  });

  it("tells how large a picture is, and whether it can be drawn within the bound of pixels", async () => {
    expect(await told(await picture("#ff0000"))).toBe("Picture, 120 × 80 pixels");
    expect(await told(await photoWithPosition())).toBe("Picture, 320 × 200 pixels");
    expect(await told(pictureThatClaims(50_000, 50_000))).toBe(
      "Picture, 50000 × 50000 pixels, not drawn here",
    );
  });

  it("takes a picture with an archive behind it for two kinds of file", async () => {
    const both = Buffer.concat([await picture("#00ff00"), zipOf({ "a.txt": "hidden" })]);
    expect(await told(both)).toBe("Two kinds of file in one, kept unopened");
  });
});

describe("archives", () => {
  it("are looked through, archives within them too", async () => {
    const inner = zipOf({ "a.txt": "one", "b.txt": "two" });
    expect(await told(zipOf({ "inner.bin": inner, "c.txt": "three" }))).toBe("ZIP archive with 4 files");
    expect(await told(zipPacked({ a: Buffer.from("one") }))).toBe("ZIP archive with 1 file");
  });

  const nested = (depth: number): Buffer =>
    depth === 0 ? zipOf({ a: "a" }) : zipOf({ a: nested(depth - 1) });
  const many = () => zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`${at}.txt`, "a"])));
  const bomb = () => {
    const inner = zipPacked({ zeros: Buffer.alloc(1000) });
    const long = Buffer.concat([inner, Buffer.alloc(80 * 1024 * 1024)]);
    return zipPacked({ inner: long });
  };
  const encrypted = () => {
    const bytes = zipPacked({ a: Buffer.from("secret") });
    bytes[bytes.indexOf("PK\x01\x02") + 8] = 1;
    return bytes;
  };
  const hidden = () => {
    const bytes = zipOf({ "a.txt": "told", "b.txt": Buffer.alloc(5000, "x") });
    const [one, other] = [bytes.indexOf("PK\x01\x02"), bytes.lastIndexOf("PK\x01\x02")];
    // The directory tells of the first file twice, and so leaves the second out.
    bytes.copy(bytes, other, one, one + 46 + 5);
    return bytes;
  };
  it.each([
    ["nested too deep", () => nested(3), "too deep"],
    ["of too many files", many, "too many files"],
    ["that unpack to far more", bomb, "far more"],
    ["that are encrypted", encrypted, "encrypted"],
    ["that leave a file out of their list", hidden, "leaves out"],
    [
      "that hold another kind of archive",
      () => zipOf({ "a.gz": Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]) }),
      "no ZIP file",
    ],
    ["that break off", () => zipOf({ "a.txt": "one" }).subarray(0, 60), "cannot be read"],
  ])("%s are refused", async (_what, make, words) => {
    const refusal = await refusalOf(make());
    expect(refusal?.code).toBe("archive");
    expect(refusal?.sentence).toContain(words);
  });
});

describe("DICOM goes into quarantine, whatever it is called and wherever it stands", () => {
  const marked = markedFile();
  const bare = Buffer.concat([...deviceElements({})]);
  const places: [string, () => Promise<Uint8Array> | Uint8Array][] = [
    ["by itself", () => marked],
    ["without a preamble", () => bare],
    ["in an archive", () => zipOf({ "notes.txt": "a", "IMG_2291.jpg": marked })],
    ["compressed in an archive", () => zipPacked({ x: marked })],
    ["in an archive within an archive", () => zipOf({ a: zipPacked({ b: zipOf({ c: marked }) }) })],
    ["without a preamble in an archive", () => zipOf({ "b.txt": bare })],
    ["behind a picture", async () => Buffer.concat([await picture("#0000ff"), marked])],
    ["behind a text", () => Buffer.concat([Buffer.alloc(200, "a line of text\n"), marked])],
    [
      "in an archive behind a picture",
      async () => Buffer.concat([await picture("#0000ff"), zipPacked({ x: marked })]),
    ],
  ];
  it.each(places)("%s", async (_where, make) => {
    const { quarantine, inspection } = await found(await make());
    expect(quarantine).toBe("patient-data");
    expect(inspection.dicom).toBeGreaterThan(0);
  });

  it("names the tags that may tell of a patient, nested ones too, and never a value", async () => {
    const { inspection } = await found(zipOf({ "MARKNAME.dcm": marked }));
    expect(inspection.tagNames).toEqual(
      expect.arrayContaining([
        "Patient's Name",
        "Patient ID",
        "Patient's Birth Date",
        "Pixel Data",
        "Private tags of group 0009",
      ]),
    );
    for (const marker of markers) expect(JSON.stringify(inspection)).not.toContain(marker);
  });

  it("names what it could read where a header breaks off", async () => {
    const cut = marked.subarray(0, marked.indexOf("MARKBIRTH"));
    expect((await found(cut)).inspection.tagNames).toContain("Accession Number");
    expect((await found(dicomFile([]))).inspection.tagNames).toEqual([]);
  });

  it.skipIf(realDicomFiles.length === 0)("every real file, by itself and in an archive", async () => {
    for (const { name, bytes } of realDicomFiles) {
      if (!(await inspect(bytes)).ok) continue;
      const alone = await found(bytes);
      const packed = await found(zipOf({ x: bytes }));
      expect([name, packed.quarantine]).toEqual([name, alone.quarantine]);
    }
  });
});
