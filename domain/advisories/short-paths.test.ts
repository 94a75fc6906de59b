import { describe, expect, it } from "vitest";
import { shortPaths } from "./short-paths";

describe("paths of a finding", () => {
  it("become one where they differ only in a number that runs on", () => {
    const paths = [0, 1, 2, 3].map((index) => `/vulnerabilities/${index}/remediations/0/details`);
    expect(shortPaths(paths)).toEqual(["/vulnerabilities/0…3/remediations/0/details"]);
  });

  it("name each number where one is left out, and stay as they are where nothing is alike", () => {
    expect(shortPaths(["/notes/1", "/notes/4"])).toEqual(["/notes/1,4"]);
    expect(shortPaths(["/document/title", "/notes/0/text"])).toEqual(["/document/title", "/notes/0/text"]);
    expect(shortPaths([])).toEqual([]);
  });
});
