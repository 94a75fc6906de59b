import { expect, it } from "vitest";
import { remembered } from "./remembered";

it("makes a value once for each text, and forgets all when there are too many", () => {
  const asked: string[] = [];
  const read = remembered((text) => {
    asked.push(text);
    return { text };
  }, 2);
  expect(read("a")).toBe(read("a"));
  read("b");
  expect(asked).toEqual(["a", "b"]);
  read("c");
  expect(read("a")).toEqual({ text: "a" });
  expect(asked).toEqual(["a", "b", "c", "a"]);
});
