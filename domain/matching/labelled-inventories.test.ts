import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { matcher } from "./match";
import type { Aspect, MatchLevel, MatchResult, Verdict } from "./matchable";
import { reference, system, table } from "./testing/reference";

const folder = "../shared/data/inventory/";
const present = existsSync(folder);

type Row = Readonly<Record<string, string>>;

function rows(name: string): readonly Row[] {
  const parsed: unknown = parse(readFileSync(folder + name), { columns: true });
  if (!Array.isArray(parsed)) throw new Error("no rows");
  return parsed;
}

const match = matcher(reference, table);

const answerTo = (row: Row): MatchResult =>
  match(
    system({
      manufacturer: row.manufacturer ?? "",
      model: row.model ?? "",
      deviceClass: row.device_class ?? row.device_type ?? "",
      modality: row.modality ?? "",
      serial: row.serial_number ?? row.serial ?? "",
      softwareVersion: row.software_version ?? "",
      operatingSystem: row.operating_system ?? "",
    }),
  );

const levelOf = (row: Row): MatchLevel => answerTo(row).level;
const tag = (row: Row): string => row.asset_tag ?? row.asset_id ?? "";
const labelOf = (row: Row): string => (row.expected_icsma_17_215_02 ?? "").split(/[ (]/)[0] ?? "";

/** What a person reads from a row without any of the rules, for the reference advisory. */
const plainly = (row: Row): Readonly<Partial<Record<Aspect, Verdict>>> => ({
  vendor: plainVendor(row.manufacturer ?? ""),
  model: plainClass(row),
  "operating-system": plainSystem(row.operating_system ?? ""),
});

function plainVendor(manufacturer: string): Verdict {
  if (manufacturer.trim() === "") return "unknown";
  return /philips|phillips|\bge\b|toshiba|canon|mediso|fujifilm/i.test(manufacturer) ? "excludes" : "met";
}

/** "mCT" names the CT half of a PET/CT; a modality alone names no class of its own. */
function plainClass(row: Row): Verdict {
  const kind = (row.device_class ?? row.device_type ?? "").trim();
  if (kind === "") return row.modality ? "check" : "unknown";
  if (/^ct$/i.test(kind) && /mct/i.test(row.model ?? "")) return "check";
  return /^(?:ct|mr|xa|mg|dx)$/i.test(kind) ? "excludes" : "met";
}

function plainSystem(os: string): Verdict {
  if (/^(?:\?|unknown|-|n\/a)?$/i.test(os.trim())) return "unknown";
  if (/2008 r2|embedded standard 7/i.test(os)) return "check";
  return /win(?:dows)? ?7/i.test(os) ? "met" : "excludes";
}

const verdictsOf = (row: Row, ...verdicts: readonly Verdict[]) =>
  answerTo(row).reasons.filter(({ verdict }) => verdicts.includes(verdict));
const expectedOf = (row: Row, ...verdicts: readonly Verdict[]) =>
  Object.entries(plainly(row)).flatMap(([aspect, verdict]) => (verdicts.includes(verdict) ? [aspect] : []));

const meant: Readonly<Record<string, MatchLevel>> = {
  "affected-candidate": "likely",
  candidate: "likely",
  check: "possible",
  excluded: "excluded",
};

describe.skipIf(!present)("the labelled inventories", () => {
  for (const [name, count] of [
    ["hospital-group-labelled.csv", { likely: 16, possible: 19, excluded: 85 }],
    ["siemens-2017-labelled.csv", { likely: 5, possible: 5, excluded: 6 }],
  ] as const) {
    test(`every row of ${name} gets its label`, () => {
      const list = rows(name);
      const wanted = list.map((row) => [
        tag(row),
        meant[(row.expected_icsma_17_215_02 ?? "").split(/[ (]/)[0] ?? ""],
      ]);
      expect(list.map((row) => [tag(row), levelOf(row)])).toEqual(wanted);
      const counted = (each: MatchLevel) => list.filter((row) => levelOf(row) === each).length;
      expect({
        likely: counted("likely"),
        possible: counted("possible"),
        excluded: counted("excluded"),
      }).toEqual(count);
    });

    test(`every excluded row of ${name} is excluded by what speaks against it, and by nothing else`, () => {
      const excluded = rows(name).filter((row) => labelOf(row) === "excluded");
      const told = excluded.map((row) => [tag(row), verdictsOf(row, "excludes").map(({ aspect }) => aspect)]);
      expect(told).toEqual(excluded.map((row) => [tag(row), expectedOf(row, "excludes")]));
      expect(told.filter(([, aspects]) => aspects?.length === 0)).toEqual([]);
      for (const row of excluded) {
        for (const { sentence } of verdictsOf(row, "excludes"))
          expect(sentence).toMatch(/another|not|outside/);
      }
    });

    test(`every row of ${name} that is to be checked says what is unknown, and nothing speaks against it`, () => {
      const toCheck = rows(name).filter((row) => labelOf(row) === "check");
      const told = toCheck.map((row) => [
        tag(row),
        verdictsOf(row, "check", "unknown").map(({ aspect, verdict }) => `${aspect}: ${verdict}`),
      ]);
      const plain = toCheck.map((row) => [
        tag(row),
        expectedOf(row, "check", "unknown").map((aspect) => `${aspect}: ${plainly(row)[aspect as Aspect]}`),
      ]);
      expect(told).toEqual(plain);
      for (const row of toCheck) {
        expect(verdictsOf(row, "excludes")).toEqual([]);
        const open = verdictsOf(row, "check", "unknown");
        expect(open.length).toBeGreaterThan(0);
        for (const { sentence } of open)
          expect(sentence).toMatch(/may |does not say|names no|cannot be|is no /);
      }
    });
  }

  test("every row that names its rule itself is answered by that rule", () => {
    const words: Readonly<Record<string, Aspect>> = {
      vendor: "vendor",
      class: "model",
      "possible PET/CT part": "model",
      OS: "operating-system",
    };
    for (const row of rows("siemens-2017-labelled.csv").filter((each) => labelOf(each) !== "candidate")) {
      const said = row.expected_icsma_17_215_02 ?? "";
      const wanted = Object.entries(words).flatMap(([word, aspect]) => (said.includes(word) ? [aspect] : []));
      const told = verdictsOf(row, labelOf(row) === "excluded" ? "excludes" : "check", "unknown");
      expect([tag(row), told.map(({ aspect }) => aspect)]).toEqual([
        tag(row),
        expect.arrayContaining(wanted),
      ]);
      expect(wanted.length).toBeGreaterThan(0);
    }
  });
});
