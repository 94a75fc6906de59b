import { describe, expect, test } from "vitest";
import { essential } from "../checklist/templates";
import { cast } from "../checklist/testing/cast";
import { leaving, reachKind, standalone, upTo } from "../checklist/testing/gate-scenario";
import { bySegment, complete, decide, signBoth } from "../checklist/testing/play";
import { host, receiveScan, scan } from "../checklist/testing/scans";
import { Scene } from "../checklist/testing/scene";
import { portProofView, unproven } from "./port-proof-view";

const key = "verify-segmentation";
const seen = (scene: Scene, step = key) => portProofView(essential, scene.facts, scene, scene.sees(step));
const told = (scene: Scene) => seen(scene)?.files.map(({ faults }) => faults);

function moved(): Scene {
  const scene = new Scene(essential);
  upTo(scene, "prove-segment", bySegment);
  return scene;
}
const open = (scene: Scene) => scan(scene, { hosts: [host({ "443/tcp": "open" })] });

describe("what an open step says of its files", () => {
  test("each scan for itself, why it proves nothing; and what cannot be read is left to people", () => {
    const scene = moved();
    receiveScan(scene, key, open(scene));
    expect(told(scene)).toEqual([["443/tcp is open."]]);
    expect([...unproven(seen(scene))]).toEqual(["ports-named-by-the-advisory-after-filter"]);
    receiveScan(scene, key, scan(scene));
    scene.attach(key);
    expect(told(scene)).toEqual([["443/tcp is open."], [], null]);
    expect(unproven(seen(scene)).size).toBe(0);
  });

  test("a bad scan taken along with a good one is not called good once the step is done", () => {
    const scene = moved();
    receiveScan(scene, key, open(scene));
    receiveScan(scene, key, scan(scene));
    complete(scene, key, cast.tess);
    expect(told(scene)?.slice(0, 2)).toEqual([["443/tcp is open."], []]);
    scene.wait(24 * 20);
    expect(told(scene)?.slice(0, 2)).toEqual([["443/tcp is open."], []]);
  });

  test("the scan that follows an interim connection is looked at from the connection on", () => {
    const scene = new Scene(essential);
    leaving(scene, bySegment);
    signBoth(scene, "interim");
    expect(seen(scene, "connect-interim")).toBeNull();
    complete(scene, "connect-interim");
    scene.receive("connect-interim", "scan-within-24-h", scan(scene, { begun: scene.at(-3).toISOString() }));
    scene.receive("connect-interim", "scan-within-24-h", scan(scene));
    scene.wait(60);
    const [early, later] = seen(scene, "connect-interim")?.files ?? [];
    expect(early?.faults?.[0]).toContain("before the system was connected");
    expect(later?.faults).toEqual([]);
  });

  test("with the port down no scan counts, and other steps say nothing of ports", () => {
    const scene = new Scene(essential);
    standalone(scene);
    decide(scene, "segment");
    reachKind(scene, "segment", bySegment);
    receiveScan(scene, key, scan(scene));
    expect(seen(scene)?.portDown).toBe(true);
    expect(told(scene)).toEqual([["The port is down: a scan proves nothing."]]);
    expect(seen(scene, "map-exposure")).toBeNull();
  });
});
