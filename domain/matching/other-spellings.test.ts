import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { matcher } from "./match";
import { reference, system, table } from "./testing/reference";

type Row = Readonly<Record<string, string>>;

const file = new URL("./testing/other-spellings.csv", import.meta.url);
const parsed: unknown = parse(readFileSync(file), { columns: true });
const rows: readonly Row[] = Array.isArray(parsed) ? parsed : [];

const match = matcher(reference, table);
const meant: Readonly<Record<string, string>> = {
  "affected-candidate": "likely",
  check: "possible",
  excluded: "excluded",
};

/** The rule a row's reason names: "class" is read by the aspect of the model. */
const aspectOf = (why: string): string => why.split(":")[0]?.replace("class", "model") ?? "";

function answer(row: Row): string {
  const { level, reasons } = match(
    system({
      manufacturer: row.manufacturer ?? "",
      model: row.model ?? "",
      deviceClass: row.device_class ?? "",
      modality: row.modality ?? "",
      softwareVersion: row.software_version ?? "",
      operatingSystem: row.operating_system ?? "",
    }),
  );
  const open = (verdict: string): boolean =>
    level === "excluded" ? verdict === "excludes" : verdict !== "met" && verdict !== "excludes";
  const aspects = reasons.filter((reason) => open(reason.verdict)).map((reason) => reason.aspect);
  return level === "likely" ? level : `${level} by ${aspects.join(" and ")}`;
}

test("holds more rows than the labelled inventories together", () => {
  expect(rows.length).toBeGreaterThan(250);
});

test.each(rows.map((row) => [row.asset_tag, row] as const))("%s gets its label", (_, row) => {
  const level = meant[row.expected ?? ""] ?? "";
  const given = JSON.stringify([row.manufacturer, row.model, row.device_class, row.operating_system]);
  const said = `${given}: ${answer(row)}`;
  if (level === "likely") expect(said).toBe(`${given}: likely`);
  else expect(said).toMatch(new RegExp(`: ${level} by .*${aspectOf(row.why ?? "")}`));
});
