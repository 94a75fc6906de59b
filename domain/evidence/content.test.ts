import { describe, expect, it } from "vitest";
import { decideContent, kindOf } from "./content";

const bytes = (text: string) => Buffer.from(text, "latin1");
const utf8 = (text: string) => new TextEncoder().encode(text);
const stored = (mediaType: string) => ({ ok: true, value: expect.objectContaining({ mediaType }) });
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe("what a file is", () => {
  it.each([
    ["a photo", bytes("\xff\xd8\xff\xe0"), "image/jpeg"],
    ["a PDF", bytes("%PDF-1.7"), "application/pdf"],
    ["a document of an office program", bytes("PK\x03\x04"), word],
    [
      "a sheet of an open office program",
      bytes("PK\x03\x04"),
      "application/vnd.oasis.opendocument.spreadsheet",
    ],
  ])("is taken from its signature: %s", (_what, head, detected) => {
    expect(decideContent(head, detected)).toEqual(stored(detected));
  });

  it.each([
    ["a firewall's configuration", utf8("interface Vlan418\n ip access-group NM in\n"), "text/plain"],
    ["a text in any script", utf8("スイッチのポート14を停止した。\n"), "text/plain"],
    ["a text of an older machine", bytes("Ger\xe4t vom Netz getrennt\r\n"), "text/plain"],
    ["output of a terminal", bytes("\x1b[32mok\x1b[0m port 443 filtered\n"), "text/plain"],
    ["a text in UTF-16", bytes("\xff\xfep\0o\0r\0t\0"), "text/plain"],
    ["a log that begins with a bracket", utf8("[2026-11-23 14:05] port down\n"), "text/plain"],
    ["a table with commas", utf8("port,state\n443,filtered\n80,filtered\n"), "text/csv"],
    ["a table with semicolons and quotes", utf8('tag;note\r\nNM-014;"a; b"\r\n'), "text/csv"],
    ["a table with tabs", utf8("port\tstate\n443\tfiltered\n"), "text/csv"],
    ["a scan in XML", utf8('<?xml version="1.0"?>\n<!DOCTYPE nmaprun>\n<nmaprun>'), "application/xml"],
    ["a page of HTML", utf8("<!DOCTYPE html><html><script>alert(1)</script>"), "application/octet-stream"],
    ["JSON", utf8('{\n  "document": {}\n}'), "application/json"],
    ["a list in JSON", utf8('[ {"port": 443} ]'), "application/json"],
  ])("is read where it has no signature: %s", (_what, head, mediaType) => {
    expect(decideContent(head, null)).toEqual(stored(mediaType));
  });

  it("does not end in half a character at the end of the head", () => {
    const head = utf8("ポート").subarray(0, 7);
    expect(decideContent(head, null)).toEqual(stored("text/plain"));
  });

  it.each([
    ["a Windows program", bytes("MZ\x90\0"), "application/x-msdownload"],
    ["a Linux program", bytes("\x7fELF"), "application/x-elf"],
    ["anything unknown", bytes("\x01\x02\x03\x04"), null],
  ])("is nothing but bytes for %s", (_what, head, detected) => {
    expect(decideContent(head, detected)).toEqual(stored("application/octet-stream"));
  });
});

describe("a file that holds patient data", () => {
  it("is DICOM, whatever else it is taken for", () => {
    const head = Buffer.concat([Buffer.alloc(128), bytes("DICM\x02\0\0\0UL\x04\0")]);
    const beginsAsZip = Buffer.from(head);
    beginsAsZip.write("PK\x03\x04", "latin1");
    for (const detected of [null, "application/dicom", "image/jpeg", "application/zip"]) {
      expect(decideContent(head, detected)).toEqual(stored("application/dicom"));
      expect(decideContent(beginsAsZip, detected)).toEqual(stored("application/dicom"));
    }
  });
});

describe("a file is refused", () => {
  it.each([
    "application/x-7z-compressed",
    "application/x-rar-compressed",
    "application/x-tar",
    "application/gzip",
    "application/x-xz",
  ])("when it is an archive that is no ZIP file: %s", (detected) => {
    expect(decideContent(bytes("...."), detected)).toMatchObject({ ok: false, refusal: { code: "archive" } });
  });

  it("when it is an image of a disc, as studies travel on", () => {
    const head = Buffer.alloc(40_000);
    head.write("\u0001CD001\u0001", 32_768, "latin1");
    expect(decideContent(head, null)).toMatchObject({ ok: false, refusal: { code: "archive" } });
    expect(decideContent(Buffer.alloc(40_000), null)).toMatchObject({ ok: true });
  });

  it("when it is one of several parts of a ZIP file", () => {
    expect(decideContent(bytes("PK\x07\x08"), "application/zip")).toMatchObject({
      refusal: { code: "archive" },
    });
  });
});

describe("an archive to be looked through", () => {
  it.each([
    ["one nothing is known of", bytes("PK\x03\x04"), null],
    ["an empty one", bytes("PK\x05\x06"), null],
    ["a book", bytes("PK\x03\x04"), "application/epub+zip"],
    ["an app", bytes("PK\x03\x04"), "application/vnd.android.package-archive"],
    ["a program", bytes("PK\x03\x04"), "application/java-archive"],
  ])("is any ZIP file: %s", (_what, head, detected) => {
    expect(decideContent(head, detected)).toEqual(stored("application/zip"));
  });
});

describe("a file's kind", () => {
  it.each([
    ["image/jpeg", "jpg"],
    ["image/png", "png"],
    ["image/heic", "heic"],
    ["text/csv", "csv"],
    [word, "docx"],
    ["video/mp4", "mp4"],
    ["application/octet-stream", "file"],
  ])("of %s is %s", (mediaType, kind) => {
    expect(kindOf(mediaType)).toBe(kind);
  });
});
