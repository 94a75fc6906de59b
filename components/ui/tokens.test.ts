import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");

/** Every colour token with its light and its dark value. */
const tokens = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }] as const,
  ),
);

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["canvas", "surface", "sunken", "raised"];
const inks = ["ink", "ink-2", "ink-3", "accent", "exposed", "waiting", "contained", "safe", "fault"];
const onTheirOwnGround = [
  ["accent-on", "accent"],
  ["accent-on", "accent-hover"],
  ["exposed-on", "exposed-fill"],
  ["ink-on", "ink-2"],
  ["accent", "accent-soft"],
  ["ink-3", "accent-soft"],
  ["waiting", "waiting-soft"],
  ["ink-2", "waiting-soft"],
  ["contained", "contained-soft"],
  ["safe", "safe-soft"],
  ["exposed", "exposed-soft"],
  ["fault", "fault-soft"],
] as const;

function measured(front: string, back: string, theme: "light" | "dark"): number {
  const [above, below] = [tokens.get(front), tokens.get(back)];
  if (!above || !below) throw new Error(`no such token: ${front} or ${back}`);
  return contrast(above[theme], below[theme]);
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))(
    "%s on %s can be read",
    (ink, ground) => {
      expect(measured(ink, ground, theme)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(onTheirOwnGround)("%s on %s can be read", (front, back) => {
    expect(measured(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["canvas", "surface", "raised"])("the edge of a control can be seen on %s", (ground) => {
    expect(measured("line-strong", ground, theme)).toBeGreaterThanOrEqual(3);
  });
});

describe("the measure of contrast", () => {
  it("gives the extremes of WCAG", () => {
    expect(contrast("ffffff", "000000")).toBeCloseTo(21);
    expect(contrast("777777", "777777")).toBeCloseTo(1);
  });
});
