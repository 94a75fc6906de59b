import { describe, expect, it } from "vitest";
import type { EvidenceFact, Facts } from "../checklist/facts";
import { essential } from "../checklist/templates";
import type { AttemptId, EvidenceId, IncidentId, PersonId, RecordId, SiteId, SystemId } from "../ids";
import { decideAttach, type Offer } from "./attach";

// Safe because a brand is only a name for the compiler.
const id = <Id extends string>(name: string) => name as Id;
const at = new Date("2026-11-23T09:00:00Z");
const tess = { id: id<PersonId>("tess"), name: "Tess Okafor" };

const facts = (change: Partial<Facts> = {}): Facts => ({
  incident: {
    id: id<IncidentId>("incident"),
    key: "INC-2026-0042",
    siteId: id<SiteId>("north"),
    drill: false,
    openedAt: at,
    openedBy: tess,
    closed: null,
  },
  system: {
    id: id<SystemId>("system"),
    assetTag: "NM-014",
    name: "Symbia Intevo 16",
    addresses: [],
    ruhCapable: "unknown",
    network: [],
    networkWhenOpened: "business",
  },
  ports: { confirmed: [], unconfirmed: [] },
  attempts: [],
  reviews: [],
  decisions: [],
  clearances: [],
  acceptances: [],
  permits: [],
  plans: [],
  attestations: [],
  impactAnswers: [],
  reports: [],
  approvals: [],
  cancellations: [],
  evidence: [],
  withheld: [],
  others: [],
  staff: { coordinator: [], "clinical-lead": [], technician: [] },
  ...change,
});

const step = "confirm-affected";
const asked = "photo-or-export-of-the-version-screen";
const file = (change: Partial<EvidenceFact> = {}): EvidenceFact => ({
  id: id<EvidenceId>("file"),
  stepKey: step,
  attemptId: null,
  requirement: asked,
  name: "IMG_2291.jpg",
  sha256: "51d08b3c",
  receivedAt: at,
  by: tess,
  superseded: false,
  portReading: null,
  ...change,
});
const offer = (change: Partial<Offer> = {}): Offer => ({
  stepKey: step,
  requirement: asked,
  supersedes: null,
  ...change,
});
const decide = (given: Facts, change: Partial<Offer> = {}, sha256: string | null = "00") =>
  decideAttach(essential, given, offer(change), sha256);
const code = (outcome: ReturnType<typeof decide>) => (outcome.ok ? "taken" : outcome.refusal.code);

describe("a file is taken", () => {
  it.each([
    ["as what the step asks for", {}],
    ["for the step, as something else", { requirement: null }],
    ["for the incident as a whole", { stepKey: null, requirement: null }],
  ])("%s", (_how, change) => {
    expect(decide(facts(), change)).toEqual({ ok: true, value: { superseded: null, alsoAt: [] } });
  });

  it("for the way back of a cancelled incident, only while one is under way", () => {
    const wanted = { stepKey: "return-to-former-state", requirement: "connection-as-before" };
    const request = { id: id<RecordId>("r"), reason: "wrong match", by: tess, at, withdrawnAt: null };
    const moved = {
      id: id<RecordId>("n"),
      state: "disconnected",
      since: at,
      act: "disconnect",
      incidentId: null,
      by: tess,
    } as const;
    const cancelling = facts({ cancellations: [request], system: { ...facts().system, network: [moved] } });
    expect(code(decide(cancelling, wanted))).toBe("taken");
    expect(code(decide(facts(), wanted))).toBe("step-unknown");
  });

  it("and told where else the same bytes are attached", () => {
    const elsewhere = file({ stepKey: "map-exposure", requirement: null });
    const whole = file({ stepKey: null, requirement: null, name: "all.pdf" });
    expect(decide(facts({ evidence: [elsewhere, whole] }), {}, "51d08b3c")).toMatchObject({
      value: {
        alsoAt: [
          'The same file was already attached to "Map network exposure" by Tess Okafor, as IMG_2291.jpg.',
          "The same file was already attached to the incident by Tess Okafor, as all.pdf.",
        ],
      },
    });
  });

  it("in place of another that answers no step yet, and names it", () => {
    const outcome = decide(facts({ evidence: [file()] }), { supersedes: id<EvidenceId>("file") });
    expect(outcome).toMatchObject({ value: { superseded: { id: "file", name: "IMG_2291.jpg" } } });
  });

  it("again where the earlier one was replaced meanwhile", () => {
    expect(code(decide(facts({ evidence: [file({ superseded: true })] }), {}, "51d08b3c"))).toBe("taken");
  });
});

describe("a file is refused", () => {
  it.each([
    ["step-unknown", { stepKey: "no-such-step", requirement: null }],
    ["requirement-unknown", { requirement: "no-such-thing" }],
    ["requirement-unknown", { requirement: "operating-system-serial-number-asset-tag" }],
    ["requirement-unknown", { stepKey: null }],
    ["superseded-unknown", { supersedes: id<EvidenceId>("other") }],
  ])("with %s when it is offered as %j", (refused, change) => {
    expect(code(decide(facts(), change))).toBe(refused);
  });

  it("when the incident is closed", () => {
    const closed = { at, by: tess, as: "remediated" } as const;
    expect(code(decide(facts({ incident: { ...facts().incident, closed } })))).toBe("incident-closed");
  });

  it("when the same bytes are attached in the same place, which is told with who and under which name", () => {
    const outcome = decide(facts({ evidence: [file()] }), {}, "51d08b3c");
    expect(outcome).toMatchObject({
      refusal: {
        code: "already-attached",
        sentence: "The same file is attached here already, as IMG_2291.jpg, by Tess Okafor.",
      },
    });
  });

  it.each([
    ["superseded-already", { superseded: true }],
    ["part-of-answer", { attemptId: id<AttemptId>("attempt") }],
  ])("with %s when the one it would replace is %j", (refused, change) => {
    const given = facts({ evidence: [file(change)] });
    expect(code(decide(given, { supersedes: id<EvidenceId>("file") }))).toBe(refused);
  });
});
