import { describe, expect, it } from "vitest";
import { decideGiving } from "./giving";
import { plain } from "./inspection";
import { mayDestroyBytes, type QuarantineState } from "./quarantine";
import { type ScanState, scanStates } from "./scan";
import { tellStanding } from "./standing";
import { bytesFaults } from "./verification";

const states: readonly QuarantineState[] = ["none", "held", "released", "rejected"];
const file = (quarantine: QuarantineState, scan: ScanState) => ({
  mediaType: "text/plain",
  inspection: plain("text"),
  quarantine,
  quarantineWhy: quarantine === "none" ? null : ("patient-data" as const),
  scan,
  fault: null,
  destroyed: false,
});

describe("a file that does not count", () => {
  it.each(states.flatMap((state) => scanStates.map((scan) => [state, scan] as const)))(
    "is said so and given to nobody: %s, %s",
    (state, scan) => {
      const good = state === "none" && (scan === "clean" || scan === "not-configured");
      for (const as of ["download", "original"] as const)
        expect(decideGiving(file(state, scan), as).ok).toBe(good);
      // An infected file is in quarantine by then.
      if (state !== "none" || scan !== "infected")
        expect(tellStanding(file(state, scan)) === null).toBe(good);
    },
  );
});

it.each(bytesFaults)("a file whose bytes are %s is given to nobody, as nothing", (fault) => {
  for (const as of ["download", "original", "preview"] as const)
    expect(decideGiving({ ...file("none", "clean"), fault }, as)).toMatchObject({
      refusal: { code: "bytes-damaged" },
    });
});

describe("the bytes of a hash", () => {
  it("go only once every file that has them is rejected by two", () => {
    const rejected = { state: "rejected", agreed: true } as const;
    expect(mayDestroyBytes([rejected, rejected])).toBe(true);
    expect(mayDestroyBytes([])).toBe(false);
    for (const other of [
      { state: "rejected", agreed: false } as const,
      ...states.filter((state) => state !== "rejected").map((state) => ({ state, agreed: true })),
    ])
      expect(mayDestroyBytes([rejected, other])).toBe(false);
  });
});
