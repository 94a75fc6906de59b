import { describe, expect, it } from "vitest";
import { essential } from "../checklist/templates";
import { bySegment, complete, reach } from "../checklist/testing/play";
import { Scene } from "../checklist/testing/scene";
import { paperSteps } from "./paper-steps";

const on = (scene: Scene) => paperSteps(scene.see());
const keys = (scene: Scene) => on(scene).map((step) => step.key);

describe("the steps on paper", () => {
  it("are all that are left, those behind a decision with their condition", () => {
    const steps = on(new Scene(essential));
    expect(steps.find((step) => step.key === "confirm-affected")).toMatchObject({
      onlyIf: null,
      waits: false,
    });
    expect(steps.find((step) => step.key === "isolate-in-segment")?.onlyIf).toBe("if segment");
    expect(steps.find((step) => step.key === "accept-residual-risk")?.onlyIf).toBe(
      "if exception or no patch will come",
    );
  });

  it("leave out what counts and what other branches ask for, and keep what waits for a second person", () => {
    const scene = new Scene(essential);
    reach(scene, "decide-containment", bySegment);
    complete(scene, "back-up-and-prove-restore");
    expect(keys(scene)).not.toContain("confirm-affected");
    expect(keys(scene)).not.toContain("disconnect");
    const backup = on(scene).find((step) => step.key === "back-up-and-prove-restore");
    expect(backup).toMatchObject({ waits: true, verifiedByAnother: true });
  });

  it("stand in the order of the phases", () => {
    const order = keys(new Scene(essential));
    expect(order.indexOf("verify-segmentation")).toBeLessThan(order.indexOf("plan-remediation"));
  });
});
