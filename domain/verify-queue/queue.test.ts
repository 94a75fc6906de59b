import { describe, expect, it } from "vitest";
import { verifyStep } from "../checklist/acts/verify-step";
import { essential } from "../checklist/templates";
import { cast } from "../checklist/testing/cast";
import { upTo } from "../checklist/testing/gate-scenario";
import { bySegment, complete } from "../checklist/testing/play";
import { receiveScan, scan } from "../checklist/testing/scans";
import { Scene } from "../checklist/testing/scene";
import { toVerify } from "./queue";

const key = "verify-segmentation";
const as = (scene: Scene, who: typeof cast.cora) =>
  toVerify(essential, scene.facts, scene, who).find(({ step }) => step === key);

/** The segment, claimed with a scan that shows every port filtered. */
function claimed(): Scene {
  const scene = new Scene(essential);
  upTo(scene, "prove-segment", bySegment);
  receiveScan(scene, key, scan(scene));
  complete(scene, key, cast.tess);
  return scene;
}

const filesOf = (item: ReturnType<typeof as>) => item?.proofs.flatMap(({ files }) => files) ?? [];

describe("an answer in the queue", () => {
  it("stands with its own files only; what was attached since stands apart and is not judged", () => {
    const scene = claimed();
    const given = filesOf(as(scene, cast.cole)).map(({ id }) => id);
    expect(given.length).toBeGreaterThan(0);
    receiveScan(scene, key, scan(scene, { hosts: [] }));
    const item = as(scene, cast.cole);
    expect(filesOf(item).map(({ id }) => id)).toEqual(given);
    expect(item?.since).toHaveLength(1);
    expect(item?.since.map(({ id }) => id)).not.toEqual(given);
    expect(item?.read.every(({ file }) => given.includes(file.id))).toBe(true);
    expect(item).toMatchObject({ barred: null, returnable: true });
  });

  it("says of each port what its file shows", () => {
    const scene = claimed();
    const { confirmed } = scene.facts.ports;
    const [read] = as(scene, cast.cole)?.read ?? [];
    expect(read?.ports.map(({ port }) => port).sort()).toEqual([...confirmed].sort());
    expect(new Set(read?.ports.map(({ state }) => state))).toEqual(new Set(["filtered"]));
  });

  it("is returned though it cannot be verified, where its proof proves nothing any more", () => {
    const scene = claimed();
    const { ports, system } = scene.facts;
    scene.facts = { ...scene.facts, ports: { ...ports, confirmed: [...ports.confirmed, "3389/tcp"] } };
    const missing = as(scene, cast.cole);
    expect(missing).toMatchObject({ barred: { own: false }, returnable: true });
    expect(missing?.read[0]?.ports).toContainEqual({ port: "3389/tcp", state: null });
    scene.facts = { ...scene.facts, ports, system: { ...system, addresses: ["10.99.9.9"] } };
    const elsewhere = as(scene, cast.cole);
    expect(elsewhere).toMatchObject({ barred: { own: false }, returnable: true });
    expect(elsewhere?.read[0]).toMatchObject({ ports: [], faults: [expect.stringContaining("10.99.9.9")] });
  });

  it("tells of which ports a person says what the file shows, and that the list alone does not verify it", () => {
    expect(as(claimed(), cast.cole)?.toRead).toEqual([]);
    const scene = new Scene(essential);
    upTo(scene, "prove-segment", bySegment);
    complete(scene, key);
    expect(as(scene, cast.cole)).toMatchObject({ barred: null, toRead: ["80/tcp", "443/tcp", "3465/tcp"] });
    const attemptId = scene.latestAttempt(key);
    expect(scene.codes(verifyStep, cast.cole, { attemptId })).toEqual(["no-port-proof"]);
  });

  it("is neither verified nor returned by its doer, nor by whoever is no coordinator", () => {
    const scene = new Scene(essential);
    upTo(scene, "prove-segment", bySegment);
    receiveScan(scene, key, scan(scene));
    complete(scene, key, cast.cora);
    expect(as(scene, cast.cora)).toMatchObject({ barred: { own: true }, returnable: false });
    expect(as(scene, cast.tess)).toMatchObject({ barred: { own: false }, returnable: false });
    expect(as(scene, cast.cole)).toMatchObject({ barred: null, returnable: true });
  });

  it("shows a file that is filed as none of the things asked for", () => {
    const scene = claimed();
    const [first] = filesOf(as(scene, cast.cole));
    scene.facts = {
      ...scene.facts,
      evidence: scene.facts.evidence.map((file) =>
        file.id === first?.id ? { ...file, requirement: null } : file,
      ),
    };
    expect(as(scene, cast.cole)?.proofs.at(-1)).toMatchObject({
      label: "Further files",
      files: [{ id: first?.id }],
    });
  });
});
