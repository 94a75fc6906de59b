import { expect, it } from "vitest";
import { currentPlace } from "./places";

const hrefs = ["/status", "/status/briefings", "/incidents", "/in"];

it.each([
  ["/incidents", "/incidents"],
  ["/incidents/INC-2026-0042/steps", "/incidents"],
  ["/status/briefings/7", "/status/briefings"],
  ["/status", "/status"],
  ["/incidents-archive", null],
  ["/", null],
])("the address %s lies in %s", (path, place) => {
  expect(currentPlace(path, hrefs)).toBe(place);
});
