import { expect, it } from "vitest";
import { countSystems } from "./counting";
import { regionsOf } from "./regions";

const site = (region: string, exposed: number) => ({ region, numbers: { ...countSystems([]), exposed } });

it("adds the sites of each region up, worst first, and leaves out those without one", () => {
  const found = regionsOf([site("North", 1), site("South", 2), site("North", 4), site("", 9)]);
  expect(found.map(({ name, sites, numbers }) => [name, sites, numbers.exposed])).toEqual([
    ["North", 2, 5],
    ["South", 1, 2],
  ]);
});

it("tells nothing apart where there is one region or none", () => {
  expect(regionsOf([site("North", 1), site("", 2)])).toEqual([]);
  expect(regionsOf([])).toEqual([]);
});
