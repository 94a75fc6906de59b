import { expect, test } from "vitest";
import type { RecordId } from "../ids";
import { decideStillHolds } from "./rechecks";

// Safe because the rule only compares them.
const id = (text: string) => text as RecordId;
const asked = (text: string) =>
  ({ id: id(text), cause: "kev", because: "In KEV", askedAt: new Date("2026-11-23T10:00:00Z") }) as const;

test("only what was read is answered", () => {
  expect(decideStillHolds([asked("a")], [id("a"), id("old")])).toMatchObject({ ok: true });
  expect(decideStillHolds([asked("a"), asked("b")], [id("a")])).toMatchObject({
    ok: false,
    refusal: { code: "asked-meanwhile" },
  });
  expect(decideStillHolds([], [id("a")])).toMatchObject({ ok: false, refusal: { code: "nothing-to-check" } });
});
