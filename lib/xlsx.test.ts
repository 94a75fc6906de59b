import { crc32 } from "node:zlib";
import fc from "fast-check";
import readXlsxFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { plain } from "./csv-text";
import { type CellValue, day, instant, number, sheetOf, text } from "./table-columns";
import { xlsxBytes } from "./xlsx";
import { unzip } from "./zip";

type Row = Readonly<{ text: string | null; number: number | null; at: Date | null; day: string | null }>;
const columns = [
  text<Row>("Text", (row) => row.text),
  number<Row>("Number", (row) => row.number),
  instant<Row>("At", (row) => row.at),
  day<Row>("Day", (row) => row.day),
];
const row = (part: Partial<Row>): Row => ({ text: null, number: null, at: null, day: null, ...part });

async function* paged(rows: readonly Row[], size = 3) {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

async function written(rows: readonly Row[], most?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of xlsxBytes(sheetOf(columns, paged(rows)), most)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The rows of a sheet as another reader finds them. */
async function found(bytes: Buffer, sheet = 1): Promise<readonly (readonly CellValue[])[]> {
  const sheets = await readXlsxFile(bytes, { trim: false });
  // Safe because the cells of this file are texts, numbers and dates.
  return (sheets[sheet - 1]?.data ?? []) as readonly (readonly CellValue[])[];
}

const inside = (bytes: Buffer) => {
  const files = unzip(bytes, { entries: 100, unzipped: 1e8 }, () => true);
  if (!files.ok) throw new Error(files.refusal);
  return files.value;
};

test("numbers, instants and days are real ones, in the head's order", async () => {
  const at = new Date("2026-11-26T13:05:09.000Z");
  const bytes = await written([
    row({ text: "NM-014", number: 12.5, at, day: "2026-02-28" }),
    row({ number: 0 }),
  ]);
  expect(await found(bytes)).toEqual([
    ["Text", "Number", "At (UTC)", "Day"],
    ["NM-014", 12.5, at, new Date("2026-02-28T00:00:00Z")],
    [null, 0, null, null],
  ]);
});

test("a text that begins as a formula does stays that text, and is marked as one", async () => {
  const texts = ["=1+1", "+49 30 1", "-2", "@SUM(A1)", "''=1", "plain"];
  const bytes = await written(texts.map((each) => row({ text: plain(each) })));
  expect((await found(bytes)).slice(1).map(([first]) => first)).toEqual(texts);
  const xml = new TextDecoder().decode(inside(bytes).get("xl/worksheets/sheet1.xml"));
  expect(xml).not.toMatch(/<f\b/);
  expect(xml.match(/ s="5"/g)).toHaveLength(5);
});

test("whatever a text holds, another reader finds the same, or U+FFFD for what XML cannot hold", async () => {
  const letters = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
  await fc.assert(
    fc.asyncProperty(fc.array(letters, { maxLength: 8 }), async (texts) => {
      const rows = await found(
        await written([...texts, "end"].map((each) => row({ text: each, number: 1 }))),
      );
      const expected = texts.map((each) =>
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
        each.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu, "\ufffd"),
      );
      expect(rows.slice(1).map(([first]) => shown(first))).toEqual([...expected.map(shown), "end"]);
    }),
    { numRuns: 60 },
  );
});

/** What a carriage return and an underscore are written as, undone. */
const shown = (value: CellValue | undefined) =>
  plain(String(value ?? ""))
    .replaceAll("_x000D_", "\r")
    .replaceAll(/_x005F_/gi, "_");

test("a sheet that is full goes on in the next one, each with its head", async () => {
  const bytes = await written(
    Array.from({ length: 7 }, (_, at) => row({ number: at })),
    4,
  );
  expect(await found(bytes, 1)).toHaveLength(4);
  expect(await found(bytes, 2)).toHaveLength(4);
  expect((await found(bytes, 3)).map((cells) => cells[1])).toEqual(["Number", 6]);
});

test("a table without a row has its head, frozen", async () => {
  const bytes = await written([]);
  expect(await found(bytes)).toHaveLength(1);
  expect(new TextDecoder().decode(inside(bytes).get("xl/worksheets/sheet1.xml"))).toContain('state="frozen"');
});

test("a text longer than a cell takes is cut, and says so", async () => {
  const [, cells] = await found(await written([row({ text: "x".repeat(40_000) })]));
  expect(String(cells?.[0])).toHaveLength(32_767);
  expect(String(cells?.[0])).toMatch(/the CSV file has all of it\)$/);
});

test("each part of the archive carries its checksum and sizes", async () => {
  const bytes = await written([row({ text: "a".repeat(1000) })]);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = bytes.length - 6 > 0 ? view.getUint32(bytes.length - 6, true) : 0;
  let parts = 0;
  while (view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, at + 46 + length).toString();
    const content = inside(bytes).get(name) ?? new Uint8Array();
    expect([name, view.getUint32(at + 16, true), view.getUint32(at + 24, true)]).toEqual([
      name,
      crc32(content),
      content.length,
    ]);
    parts += 1;
    at += 46 + length;
  }
  expect(parts).toBe(6);
});

/** Rows without an end, or until something fails; tells when they are let go of. */
function endless(failsAfter = Number.POSITIVE_INFINITY) {
  const state = { left: false };
  async function* pages() {
    try {
      for (let at = 0; ; at += 1) {
        if (at >= failsAfter) throw new Error("the database went away");
        yield Array.from({ length: 1000 }, () => row({ text: crypto.randomUUID() }));
      }
    } finally {
      state.left = true;
    }
  }
  return { state, bytes: xlsxBytes(sheetOf(columns, pages())) };
}

test("what fails while rows are read fails the file", async () => {
  const { state, bytes } = endless(3);
  const all = async () => {
    for await (const piece of bytes) expect(piece.length).toBeGreaterThan(0);
  };
  await expect(all()).rejects.toThrow("the database went away");
  expect(state.left).toBe(true);
});

test("a reader who leaves lets go of the rows", async () => {
  const { state, bytes } = endless();
  let taken = 0;
  for await (const piece of bytes) {
    taken += piece.length;
    if (taken > 200_000) break;
  }
  await expect.poll(() => state.left).toBe(true);
});
