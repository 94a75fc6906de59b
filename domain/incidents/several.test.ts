import { describe, expect, it } from "vitest";
import type { CompleteStepInput } from "../checklist/acts/inputs";
import type { Facts } from "../checklist/facts";
import type { StepKind } from "../checklist/template";
import { essential } from "../checklist/templates";
import { cast, idOf } from "../checklist/testing/cast";
import { upTo } from "../checklist/testing/gate-scenario";
import { bySegment, filled } from "../checklist/testing/play";
import { openedFacts, Scene } from "../checklist/testing/scene";
import type { EvidenceId, IncidentId, SystemId } from "../ids";
import { completeForSeveral, type Elsewhere, type Told } from "./several";

/** A system with its incident, played as far as a step of a kind. */
function played(kind: StepKind, number: number, system = number): Scene {
  const plain = openedFacts();
  const scene = new Scene(essential, {
    incident: {
      ...plain.incident,
      id: idOf<IncidentId>(`incident-${number}`),
      key: `INC-2026-000${number}`,
    },
    system: { ...plain.system, id: idOf<SystemId>(`system-${system}`), assetTag: `NM-471${system}` },
  });
  // Ids are of one scene; told apart, so that the files of one are none of the other's.
  let made = 0;
  scene.newId = () => `${number}-${made++}`;
  upTo(scene, kind, bySegment);
  return scene;
}

const told = (scene: Scene): Told => ({ template: essential, facts: scene.facts });
const moment = (scene: Scene) => ({
  actor: cast.tess,
  now: scene.now,
  hash: scene.hash,
  newId: (() => {
    let made = 0;
    return () => `new-${made++}`;
  })(),
});
const elsewhere = (scene: Scene, step: string, labelEnd: string): Elsewhere => ({
  key: scene.facts.incident.key,
  seen: scene.latest(step),
  labelEnd,
  answers: filled(scene, step).answers,
  labelMatches: [],
});

/** A step done on the first of several incidents and offered to the others, by the ends of their labels. */
function try_(kind: StepKind, scenes: readonly Scene[], labels: readonly string[], own = true) {
  const [first, ...others] = scenes;
  if (!first) throw new Error("Nothing was played");
  const step = first.step(kind).key;
  const input: CompleteStepInput = filled(first, step, { labelEnd: labels[0] ?? null });
  const rows = others.map((other, at) => {
    const before = other.facts;
    const row = elsewhere(other, step, labels[at + 1] ?? "");
    other.facts = before;
    return row;
  });
  const now = new Date(Math.max(...scenes.map((scene) => scene.now.getTime())));
  const asked = {
    key: first.facts.incident.key,
    step,
    doneAt: now,
    own: own ? { ...input, doneAt: now } : null,
    standing: null,
    along: filesOf(first.facts, step),
  };
  return completeForSeveral(scenes.map(told), { ...asked, others: rows }, { ...moment(first), now });
}

const value = <Value>(
  outcome: { ok: true; value: Value } | { ok: false; refusal: { code: string } },
): Value => {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal.code}`);
  return outcome.value;
};

const filesOf = (facts: Facts, step: string) =>
  facts.evidence.filter((file) => file.stepKey === step && !file.superseded).map((file) => file.id);
const evidenceOf = (facts: Facts, step: string) =>
  facts.evidence.filter((file) => file.stepKey === step).map((file) => file.sha256);

describe("one step for several incidents", () => {
  it("is done on each with the same files, which keep when they were received and by whom", () => {
    const [one, other] = [played("install", 1), played("install", 2)];
    const { done, refused } = value(try_("install", [one, other], ["711", "712"]));
    expect(refused).toEqual([]);
    expect(done.map(({ facts }) => facts.incident.key)).toEqual(["INC-2026-0001", "INC-2026-0002"]);
    const step = one.step("install").key;
    const [shown] = done[1]?.shared ?? [];
    expect(evidenceOf(done[1]?.facts ?? one.facts, step)).toEqual(evidenceOf(one.facts, step));
    const original = one.facts.evidence.find((file) => file.id === shown?.from);
    expect(shown?.file).toMatchObject({ receivedAt: original?.receivedAt, by: original?.by });
    for (const { deed } of done)
      expect(deed.events.filter((event) => event.type === "step.completed")).toHaveLength(1);
  });

  it("asks the label of each system: a wrong one is listed, and nothing of it is done", () => {
    const scenes = [played("install", 1), played("install", 2), played("install", 3)];
    const { done, refused } = value(try_("install", scenes, ["711", "711", "713"]));
    expect(done.map(({ facts }) => facts.incident.key)).toEqual(["INC-2026-0001", "INC-2026-0003"]);
    expect(refused).toMatchObject([{ key: "INC-2026-0002", refusal: { code: "wrong-system" } }]);
    const unnamed = value(try_("install", [played("install", 1), played("install", 2)], ["711", ""]));
    expect(unnamed.refused).toMatchObject([{ refusal: { code: "wrong-system" } }]);
  });

  it("is refused as a whole where its own incident refuses it", () => {
    const scenes = [played("install", 1), played("install", 2)];
    expect(try_("install", scenes, ["999", "712"])).toMatchObject({
      ok: false,
      refusal: { code: "wrong-system" },
    });
  });

  it("is held to the rule of each incident: one that is not so far is refused with what it lacks", () => {
    const scenes = [played("install", 1), played("decide", 2)];
    const { refused } = value(try_("install", scenes, ["711", "712"]));
    expect(refused[0]?.refusal.blockers.length).toBeGreaterThan(0);
    expect(refused[0]?.refusal.code).not.toBe("evidence-missing");
  });

  it("shows the files of a step that was done before, and is refused where it was not or where nobody takes it", () => {
    const [one, other] = [played("verify-remediation", 1), played("install", 2)];
    const step = one.step("install").key;
    const rows = [elsewhere(other, step, "712")];
    other.facts = { ...other.facts, evidence: other.facts.evidence.filter((file) => file.stepKey !== step) };
    const along = filesOf(one.facts, step);
    const seen = { standing: one.latest(step), along };
    const asked = { key: "INC-2026-0001", step, doneAt: other.now, own: null, ...seen, others: rows };
    const now = new Date(Math.max(one.now.getTime(), other.now.getTime()));
    const at = { ...moment(one), now };
    const { done } = value(completeForSeveral([told(one), told(other)], { ...asked, doneAt: now }, at));
    expect(done.map(({ facts }) => facts.incident.key)).toEqual(["INC-2026-0002"]);
    expect(done[0]?.shared.length).toBeGreaterThan(0);

    const swapped = {
      ...asked,
      key: "INC-2026-0002",
      standing: null,
      others: [{ ...rows[0], key: "INC-2026-0001" } as Elsewhere],
    };
    expect(completeForSeveral([told(one), told(other)], swapped, at)).toMatchObject({
      refusal: { code: "step-missing" },
    });
    const wrong = { ...asked, doneAt: now, others: [{ ...rows[0], labelEnd: "999" } as Elsewhere] };
    const none = completeForSeveral([told(one), told(other)], wrong, at);
    expect(none).toMatchObject({ ok: false, refusal: { code: "wrong-system" } });
    expect(!none.ok && none.refusal.sentence).toMatch(/^INC-2026-0002: /);
  });

  it("is refused where the answer here, or a file that goes along, is another one than was read", () => {
    const [one, other] = [played("verify-remediation", 1), played("install", 2)];
    const step = one.step("install").key;
    const along = filesOf(one.facts, step);
    const now = new Date(Math.max(one.now.getTime(), other.now.getTime()));
    const asked = { key: "INC-2026-0001", step, doneAt: now, own: null, standing: one.latest(step), along };
    const input = { ...asked, others: [elsewhere(other, step, "712")] };
    const outcome = (more: Partial<typeof input>) =>
      completeForSeveral([told(one), told(other)], { ...input, ...more }, { ...moment(one), now });
    expect(outcome({})).toMatchObject({ ok: true });
    for (const unread of [{ standing: null }, { along: [] }, { along: [...along, idOf<EvidenceId>("more")] }])
      expect(outcome(unread)).toMatchObject({ ok: false, refusal: { code: "changed-meanwhile" } });
  });

  it("moves a system once where two incidents are of it", () => {
    const [one, other] = [played("segment", 1), played("segment", 2, 1)];
    const { done } = value(try_("segment", [one, other], ["711", "711"]));
    const moves = done.flatMap(({ deed }) =>
      deed.changes.filter((change) => "add" in change && change.add === "network"),
    );
    expect(done).toHaveLength(2);
    expect(moves).toHaveLength(1);
  });
});
