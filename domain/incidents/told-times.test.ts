import { expect, it } from "vitest";
import { inZone } from "./told-times";

const now = new Date("2026-11-23T13:20:00Z");

it("tells the instants of a sentence on the site's clock", () => {
  const sentence = "Holds until 2026-12-23 08:05 UTC unless it is attested again.";
  expect(inZone(sentence, "Europe/Berlin", now)).toBe(
    "Holds until Wed 23 Dec, 09:05 CET unless it is attested again.",
  );
});

it("tells every instant of a sentence, and leaves other words alone", () => {
  const sentence = "From 2026-11-22 20:10 UTC to 2026-11-23 08:52 UTC, case 2026-11.";
  expect(inZone(sentence, "America/New_York", now)).toBe(
    "From Sun 22 Nov, 15:10 EST to Mon 23 Nov, 03:52 EST, case 2026-11.",
  );
});
