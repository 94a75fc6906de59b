import { describe, expect, it } from "vitest";
import { evaluate } from "../checklist/evaluate";
import { essential } from "../checklist/templates";
import { reachKind, standalone } from "../checklist/testing/gate-scenario";
import { bySegment, byStandalone, complete, verify } from "../checklist/testing/play";
import { Scene } from "../checklist/testing/scene";
import { withdrawView } from "./withdraw-view";

const leaving = { ...bySegment, plan: { remediation: "withdraw", delivery: null } } as const;
const viewOf = (scene: Scene) => withdrawView(scene.facts, evaluate(essential, scene.facts, scene));
const kindsOf = (scene: Scene) => viewOf(scene).steps.map(({ step }) => step.kind);

describe("the way out of service", () => {
  it("names what a connected system needs first, and what a disconnected one no longer does", () => {
    const scene = new Scene(essential);
    expect(viewOf(scene)).toMatchObject({ planned: false, connected: true, withdrawn: false });
    expect(kindsOf(scene)).toEqual(expect.arrayContaining(["plan", "backup", "withdraw", "close"]));
    const alone = new Scene(essential);
    standalone(alone);
    expect(viewOf(alone).connected).toBe(false);
    expect(kindsOf(alone)).toEqual(["plan", "withdraw", "close"]);
  });

  it("is planned by a plan that installs nothing, and over once another verified the withdrawal", () => {
    const scene = new Scene(essential);
    standalone(scene);
    reachKind(scene, "plan", { ...byStandalone, plan: leaving.plan });
    expect(viewOf(scene)).toMatchObject({ planned: true, withdrawn: false });
    const { key } = scene.step("withdraw");
    complete(scene, key);
    expect(viewOf(scene).withdrawn).toBe(false);
    verify(scene, key);
    expect(viewOf(scene).withdrawn).toBe(true);
  });
});
