import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { realInventory } from "./measure-inventory";

const textOf = (text: string) =>
  realInventory("a.csv", Buffer.from(text), ["NORTH", "SOUTH"]).bytes.toString();

describe("a real inventory that is measured", () => {
  test("has its rows at sites that are here, each of its own at the same one throughout", () => {
    const given = "site,asset_tag\nHARB,1\nNORTH,2\nVALE,3\nHARB,4\n";
    const sites = textOf(given)
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[0]);
    expect(sites[0]).toBe(sites[3]);
    expect(sites[1]).toBe("NORTH");
    for (const site of sites) expect(["NORTH", "SOUTH"]).toContain(site);
  });

  test("is left as it is where it does not begin with the site", () => {
    const given = "asset_id,manufacturer\nHARB,Siemens\n";
    expect(textOf(given)).toBe(given);
  });

  const real = "../shared/data/inventory/hospital-group-labelled.csv";
  test.skipIf(!existsSync(real))("keeps every row and every other cell of the real file", () => {
    const given = readFileSync(real, "utf8");
    const rest = (text: string) => text.split("\n").map((line) => line.slice(line.indexOf(",")));
    expect(rest(textOf(given))).toEqual(rest(given));
  });
});
