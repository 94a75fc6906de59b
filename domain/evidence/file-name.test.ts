import { describe, expect, it } from "vitest";
import { endingOf, safeFileName } from "./file-name";

describe("the name of a file", () => {
  it.each([
    "IMG_2291.jpg",
    "Schaltschrank Übersicht.pdf",
    "接続図 第2版.png",
    "صورة المفتاح.jpg",
    "स्विच पोर्ट.txt",
    "Фото порта.jpg",
    "می‌خواهم.pdf",
    "👩‍🔧 switch.heic",
    ".bashrc",
    "100% done (final) 'v2' \"b\".txt",
  ])("is kept in its script: %s", (name) => {
    expect(safeFileName(name)).toBe(name.normalize("NFC"));
  });

  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\tess\\port 14.png", "port 14.png"],
    ["/absolute/path/scan.xml", "scan.xml"],
    ["photo\u0000.jpg\u001b[31m", "photo.jpg[31m"],
    ["evil\u202egpj.exe", "evilgpj.exe"],
    ["a\u2066b\u2069c\u200f\u061cd\ufeff.txt", "abcd.txt"],
    ["two\r\nlines\u2028.txt", "twolines.txt"],
    ["  wide    gaps .txt ", "wide gaps .txt"],
    ["half\ud83d.txt", "half.txt"],
  ])("loses folders and characters that mislead: %j", (given, shown) => {
    expect(safeFileName(given)).toBe(shown);
  });

  it.each(["", " ", ".", "..", "...", "a/", "\u202e", "../.."])(
    "is replaced when nothing is left of %j",
    (given) => {
      expect(safeFileName(given)).toBe("file");
    },
  );

  it("is cut to 200 characters with its ending kept, and no character is cut in half", () => {
    const cut = safeFileName(`${"👍".repeat(300)}.jpeg`);
    expect([...cut]).toHaveLength(200);
    expect(cut.endsWith("👍.jpeg")).toBe(true);
    expect([...safeFileName("x".repeat(500))]).toHaveLength(200);
  });

  it("has an ending only where one looks like one", () => {
    expect(endingOf("scan.xml")).toBe(".xml");
    expect(endingOf("notes")).toBe("");
    expect(endingOf("a. b")).toBe("");
  });
});
