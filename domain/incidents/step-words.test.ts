import { describe, expect, it } from "vitest";
import { cannotDoStep } from "../checklist/acts/cannot-do-step";
import { notApplicableStep } from "../checklist/acts/not-applicable-step";
import { rejectStep } from "../checklist/acts/reject-step";
import { reopenStep } from "../checklist/acts/reopen-step";
import { essential } from "../checklist/templates";
import { cast } from "../checklist/testing/cast";
import { bySegment, byStandalone, clear, complete, reach, verify } from "../checklist/testing/play";
import { Scene } from "../checklist/testing/scene";
import { asideWords, rowWords, signOf } from "./step-words";

const titleOf = (key: string) => essential.steps.find((step) => step.key === key)?.title;
const row = (scene: Scene, key: string) => rowWords(scene.sees(key), titleOf);
const sign = (scene: Scene, key: string) => signOf(scene.sees(key));

describe("the row of a step", () => {
  it("is open, waits, and is verified only once another person has verified it", () => {
    const scene = new Scene(essential);
    expect(sign(scene, "confirm-affected")).toBe("open");
    complete(scene, "confirm-affected");
    expect(sign(scene, "confirm-affected")).toBe("waits");
    expect(row(scene, "confirm-affected")).toBe("Done. Cora, Cole or 2 others can verify it.");
    verify(scene, "confirm-affected");
    expect(sign(scene, "confirm-affected")).toBe("verified");
    expect(row(scene, "confirm-affected")).toBeNull();
    complete(scene, "map-exposure");
    expect(sign(scene, "map-exposure")).toBe("done");
  });

  it("says what a locked step needs, by the titles of the steps before it", () => {
    const scene = new Scene(essential);
    expect(sign(scene, "map-exposure")).toBe("locked");
    expect(row(scene, "map-exposure")).toBe("Needs: Confirm the affected system.");
    expect(row(scene, "close-incident")).toMatch(/^Needs: Confirm the affected system; .* and \d+ more\.$/);
  });

  it("says who returned it, who could not do it, and who can agree that it does not apply", () => {
    const scene = new Scene(essential);
    complete(scene, "confirm-affected");
    const attemptId = scene.latestAttempt("confirm-affected");
    scene.must(rejectStep, cast.cora, { attemptId, reason: "Blurred" });
    expect(row(scene, "confirm-affected")).toBe("Returned by Cora: Blurred");
    reach(scene, "confirm-affected", bySegment);
    scene.must(cannotDoStep, cast.tess, {
      step: "back-up-and-prove-restore",
      seen: null,
      reason: "Disk full",
    });
    expect(row(scene, "back-up-and-prove-restore")).toBe("Tess could not do it: Disk full");
    scene.must(notApplicableStep, cast.tess, { step: "map-exposure", seen: null, reason: "No port" });
    expect(sign(scene, "map-exposure")).toBe("waits");
    expect(row(scene, "map-exposure")).toContain("can agree or return it");
    verify(scene, "map-exposure");
    expect(sign(scene, "map-exposure")).toBe("not-applicable");
    expect(asideWords(scene.sees("map-exposure"))).toBe("Does not apply: No port");
  });

  it("is in question when what it rests on fell", () => {
    const scene = new Scene(essential);
    reach(scene, "map-exposure", bySegment);
    const attemptId = scene.latestAttempt("confirm-affected");
    scene.must(reopenStep, cast.tess, { attemptId, reason: "wrong photo" });
    expect(sign(scene, "map-exposure")).toBe("questioned");
    expect(row(scene, "map-exposure")).toMatch(/^In question\. .* can confirm that it stands\.$/);
  });

  it("never looks done once its record has run out", () => {
    const scene = new Scene(essential);
    reach(scene, "decide-containment", byStandalone);
    clear(scene, 1);
    expect(sign(scene, "attest-clinically-safe")).toBe("done");
    scene.wait(25);
    expect(sign(scene, "attest-clinically-safe")).not.toBe("done");
    expect(row(scene, "attest-clinically-safe")).toBe("Its record has run out.");
  });
});
