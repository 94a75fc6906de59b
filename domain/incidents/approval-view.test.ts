import { describe, expect, it } from "vitest";
import type { ActorHere } from "../access/permissions";
import { essential } from "../checklist/templates";
import { cast } from "../checklist/testing/cast";
import { bySegment, complete, reach, sign, signing, verify } from "../checklist/testing/play";
import { Scene } from "../checklist/testing/scene";
import { approvalView, withoutFileNames, withoutSignedFile } from "./approval-view";

function ready(): Scene {
  const scene = new Scene(essential);
  for (const kind of ["prove-segment", "verify-remediation", "release"] as const)
    reach(scene, scene.step(kind).key, bySegment);
  return scene;
}

function as(scene: Scene, actor: ActorHere) {
  const view = approvalView(essential, scene.facts, scene, "return", actor);
  if (!view) throw new Error("There is an approval of the return");
  return view;
}
const half = (scene: Scene, actor: ActorHere, side: "coordinator" | "clinical-lead") =>
  as(scene, actor).halves.find((each) => each.side === side);

describe("an approval as its page shows it", () => {
  it("shows what is signed now, under the hash that a signature carries", () => {
    const scene = ready();
    const view = as(scene, cast.cole);
    expect(view.hash).toBe(signing(scene, "return", "coordinator").hash);
    expect(view).toMatchObject({
      version: 1,
      blockers: [],
      voids: [],
      allows: "Reconnect and test DICOM services",
    });
    expect(view.statements.some((statement) => statement.changed)).toBe(false);
  });

  it("bars who did the work, and who signed the other half", () => {
    const scene = ready();
    expect(half(scene, cast.cole, "coordinator")).toMatchObject({ theirs: true, barred: [] });
    expect(half(scene, cast.tess, "coordinator")?.theirs).toBe(false);
    expect(half(scene, cast.theo, "clinical-lead")?.barred).toEqual([]);
    complete(scene, "verify-remediation", cast.dora);
    verify(scene, "verify-remediation");
    expect(half(scene, cast.dora, "coordinator")?.barred).toMatchObject([{ code: "own-work" }]);
    sign(scene, "return", "coordinator", cast.cole);
    expect(half(scene, cast.cole, "coordinator")?.signed?.by.name).toBe("Cole");
  });

  it("names no file to whoever may not open it", () => {
    const scene = ready();
    // The scene's own hash is the text itself, names and all.
    scene.hash = (text) => `${text.length}`;
    sign(scene, "return", "coordinator", cast.cole);
    scene.wait(1);
    complete(scene, "release-for-clinical-use");
    const names = scene.facts.evidence.map((file) => file.name);
    const whole = as(scene, cast.eve);
    const told = JSON.stringify(withoutFileNames(whole));
    expect(names.filter((name) => JSON.stringify(whole).includes(name)).length).toBeGreaterThan(0);
    expect(names.filter((name) => told.includes(name))).toEqual([]);
    expect(withoutSignedFile("changed since it was signed: File scan of Mr. A.pdf")).toBe(
      "changed since it was signed: a file",
    );
  });

  it("says what is missing where nothing can be signed yet", () => {
    const view = as(new Scene(essential), cast.cole);
    expect(view.blockers.map((blocker) => blocker.code)).toContain("remediation-not-verified");
  });

  it("keeps void signatures with their cause and with what changed", () => {
    const scene = ready();
    sign(scene, "return", "coordinator", cast.cole);
    scene.wait(1);
    complete(scene, "release-for-clinical-use");
    const view = as(scene, cast.cole);
    expect(view.version).toBe(2);
    expect(view.statements.filter((statement) => statement.changed).length).toBeGreaterThan(0);
    const [version] = view.voids;
    expect(version).toMatchObject({ number: 1, signatures: [{ by: { name: "Cole" } }] });
    expect(version?.gone.join()).toContain("release for clinical use");
    expect(version?.instead.join()).toContain("release for clinical use");
    expect(half(scene, cast.cole, "coordinator")?.signed).toBeNull();
  });
});
