import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { matcher } from "./match";
import type { MatchLevel } from "./matchable";
import { reference, system, table } from "./testing/reference";

const folder = "../shared/data/inventory/";
const present = existsSync(folder);

type Row = Readonly<Record<string, string>>;

function rows(name: string): readonly Row[] {
  const parsed: unknown = parse(readFileSync(folder + name), { columns: true });
  if (!Array.isArray(parsed)) throw new Error("no rows");
  return parsed;
}

const level = matcher(reference, table);

function levelOf(row: Row): MatchLevel {
  return level(
    system({
      manufacturer: row.manufacturer ?? "",
      model: row.model ?? "",
      deviceClass: row.device_class ?? row.device_type ?? "",
      modality: row.modality ?? "",
      serial: row.serial_number ?? row.serial ?? "",
      softwareVersion: row.software_version ?? "",
      operatingSystem: row.operating_system ?? "",
    }),
  ).level;
}

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
      const tag = (row: Row) => row.asset_tag ?? row.asset_id;
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
  }
});
