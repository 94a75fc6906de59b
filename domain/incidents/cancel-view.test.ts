import { describe, expect, it } from "vitest";
import { requestCancel } from "../checklist/acts/cancel";
import { essential } from "../checklist/templates";
import { cast } from "../checklist/testing/cast";
import { bySegment, reach } from "../checklist/testing/play";
import { Scene } from "../checklist/testing/scene";
import { cancelView } from "./cancel-view";

const as = (scene: Scene, actor = cast.cora) => cancelView(essential, scene.facts, scene, scene.see(), actor);

describe("cancelling a wrong match", () => {
  it("needs nothing but a reason while the system is where it was", () => {
    expect(as(new Scene(essential))).toMatchObject({
      request: null,
      moved: false,
      steps: [],
      cancelBlockers: [],
    });
  });

  it("is a coordinator's", () => {
    const view = cancelView(
      essential,
      new Scene(essential).facts,
      new Scene(essential),
      new Scene(essential).see(),
      cast.tess,
    );
    expect(view.askBlockers).toMatchObject([{ code: "not-your-role" }]);
  });

  it("leads a moved system back by two approvals and a verified return", () => {
    const scene = new Scene(essential);
    reach(scene, "isolate-in-segment", bySegment);
    expect(as(scene)).toMatchObject({ moved: true, now: "segment", former: "business", askBlockers: [] });
    expect(as(scene).cancelBlockers.map((blocker) => blocker.code)).toContain("not-returned");
    scene.must(requestCancel, cast.cora, { reason: "Runs Windows 10" });
    const { request, steps } = as(scene);
    expect(request?.reason).toBe("Runs Windows 10");
    expect(steps.map((step) => step.step.kind)).toEqual(["approvals", "return"]);
  });
});
