import { describe, expect, test } from "vitest";
import { withinBounds } from "./json-bounds";

const bounds = { bytes: 1000, depth: 3, values: 100, entries: 50 };
const code = (text: string, with_ = bounds) => {
  const result = withinBounds(text, with_);
  return result.ok ? "ok" : result.refusal.code;
};

describe("a JSON text before it is parsed", () => {
  test.each([
    ["{}"],
    ['{"a":1,"b":{"a":2}}'],
    ['[{"a":1},{"a":2}]'],
    ['{"a":"x\\"},{\\"a"}'],
    ['["a","a","a"]'],
    ['{"a":"a","b":"a"}'],
    ['"__proto__"'],
    ['{"a":"__proto__"}'],
    [""],
    ["not json"],
    ['{"never closed'],
  ])("%s is within bounds", (text) => {
    expect(code(text)).toBe("ok");
  });

  test.each([
    ["a key twice", '{"a":1,"a":2}', "repeated-key"],
    ["a key twice, once in escapes", '{"a":1,"\\u0061":2}', "repeated-key"],
    ["a key twice with a nested object between", '{"a":{"b":1},"a":2}', "repeated-key"],
    ["a prototype", '{"__proto__":{"admin":true}}', "forbidden-key"],
    ["a prototype in escapes", '{"\\u005f_proto__":{}}', "forbidden-key"],
    ["one level too many", "[[[[]]]]", "too-deep"],
    ["one level too many in objects", '{"a":{"b":{"c":{}}}}', "too-deep"],
    ["too many values", `[${"[1,1],".repeat(40)}1]`, "too-many-values"],
    ["one list that is too long", `[${"1,".repeat(50)}1]`, "too-many-entries"],
    ["too many bytes", `"${"x".repeat(1000)}"`, "too-big"],
    ["too many bytes in few letters", `"${"ü".repeat(600)}"`, "too-big"],
  ])("%s is refused", (_, text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test("brackets inside a text are not counted", () => {
    expect(code(`"${"[".repeat(500)}"`)).toBe("ok");
  });

  test("a hundred thousand open brackets are refused without a stack", () => {
    expect(code("[".repeat(100_000), { bytes: 1_000_000, depth: 30, values: 1_000_000, entries: 10 })).toBe(
      "too-deep",
    );
  });
});
