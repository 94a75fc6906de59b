import { describe, expect, test } from "vitest";
import { zipDeflated } from "./testing/zip";
import { unzip, zipStored } from "./zip";

const bytes = (text: string) => new TextEncoder().encode(text);
const files = new Map([
  ["a.xml", bytes("first".repeat(100))],
  ["b/ü.xml", bytes("second")],
]);
const all = () => true;
const roomy = { entries: 10, unzipped: 10_000 };

describe("an archive", () => {
  test.each([
    ["stored", new Uint8Array(zipStored(files))],
    ["deflated", zipDeflated(files)],
  ])("gives its %s files", (_, archive) => {
    const read = unzip(archive, roomy, all);
    expect(read.ok && new Map([...read.value].map(([name, each]) => [name, new Uint8Array(each)]))).toEqual(
      files,
    );
  });

  test("gives only the wanted ones", () => {
    const read = unzip(zipDeflated(files), roomy, (name) => name === "a.xml");
    expect(read.ok && [...read.value.keys()]).toEqual(["a.xml"]);
  });

  test("that unpacks to more than is taken is stopped at the bound, whatever it says of its sizes", () => {
    const bomb = zipDeflated(new Map([["a.xml", new Uint8Array(50_000_000)]]), () => 10);
    expect(bomb.length).toBeLessThan(100_000);
    const began = performance.now();
    expect(unzip(bomb, { entries: 10, unzipped: 1_000_000 }, all)).toEqual({ ok: false, refusal: "too-big" });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test("is measured over all its files", () => {
    const two = new Map([
      ["a", new Uint8Array(600)],
      ["b", new Uint8Array(600)],
    ]);
    expect(unzip(zipDeflated(two), { entries: 10, unzipped: 1000 }, all)).toMatchObject({
      refusal: "too-big",
    });
    expect(unzip(new Uint8Array(zipStored(two)), { entries: 10, unzipped: 1000 }, all)).toMatchObject({
      refusal: "too-big",
    });
  });

  test("of too many files is refused", () => {
    expect(unzip(zipDeflated(files), { entries: 1, unzipped: 1000 }, all)).toMatchObject({
      refusal: "too-many-entries",
    });
  });

  test("that is cut off or scrambled anywhere is broken, and nothing else", () => {
    const whole = zipDeflated(files);
    for (let length = 0; length < whole.length; length += 1) {
      expect(unzip(whole.subarray(0, length), roomy, all)).toEqual({ ok: false, refusal: "broken" });
    }
    for (let at = 0; at < whole.length; at += 1) {
      const scrambled = whole.slice();
      scrambled[at] = (scrambled[at] ?? 0) ^ 0xff;
      const read = unzip(scrambled, roomy, all);
      if (!read.ok) expect(["broken", "encrypted", "too-many-entries", "too-big"]).toContain(read.refusal);
    }
  });
});
