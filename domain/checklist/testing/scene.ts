import type { ActorHere } from "../../access/permissions";
import type { EvidenceId, IncidentId, RecordId, SiteId, SystemId } from "../../ids";
import type { IncidentEvent } from "../../incidents/events";
import { applyChanges } from "../apply";
import { type Case, latestOf, readCase, stepOf, stepOfKind } from "../case";
import { evaluate } from "../evaluate";
import type { Evaluation, StepNow } from "../evaluation";
import type { EvidenceFact, Facts, NetworkFact, NetworkState } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { RefusalCode } from "../refusal";
import type { ApprovalPurpose, Step, StepKind, Template } from "../template";
import { by, cast, idOf, staffOf } from "./cast";

const start = new Date("2026-03-02T08:00:00Z");
const hour = 3_600_000;

type Act<Input> = (template: Template, facts: Facts, input: Input, moment: Moment) => ActResult;

const noFacts = {
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
};

/** The facts of an incident as it is opened: on the business network, with the whole cast at the site. */
export function openedFacts(changes: Partial<Facts> = {}): Facts {
  return {
    incident: {
      id: idOf<IncidentId>("incident"),
      key: "INC-2026-0001",
      siteId: idOf<SiteId>("site"),
      drill: false,
      openedAt: start,
      openedBy: by(cast.cora),
      closed: null,
    },
    system: {
      id: idOf<SystemId>("system"),
      assetTag: "NM-4711",
      name: "Symbia T6",
      addresses: ["192.0.2.44"],
      ruhCapable: "yes",
      network: [
        {
          id: idOf<RecordId>("network-0"),
          state: "business",
          since: new Date("2025-01-01T00:00:00Z"),
          act: "register",
          incidentId: null,
          by: null,
        },
      ],
      networkWhenOpened: "business",
    },
    ports: { confirmed: ["80/tcp", "443/tcp", "3465/tcp"], unconfirmed: [] },
    ...noFacts,
    staff: staffOf(Object.values(cast)),
    ...changes,
  };
}

/** One incident played by hand: acts are tried, and accepted ones applied. Ten minutes pass between acts. */
export class Scene {
  facts: Facts;
  now = start;
  events: IncidentEvent[] = [];
  private made = 0;

  constructor(
    readonly template: Template,
    changes: Partial<Facts> = {},
  ) {
    this.facts = openedFacts(changes);
  }

  /** Goes on from where another scene is; that one stays as it is. */
  resume(other: Scene): void {
    this.facts = other.facts;
    this.now = other.now;
    this.made = other.made;
  }

  hash = (text: string) => text;
  newId = () => `id-${++this.made}`;
  at = (hours: number) => new Date(this.now.getTime() + hours * hour);

  wait(hours: number): void {
    this.now = this.at(hours);
  }

  read(): Case {
    return readCase(this.template, this.facts, this);
  }

  see(): Evaluation {
    return evaluate(this.template, this.facts, this);
  }

  step(kind: StepKind, purpose?: ApprovalPurpose): Step {
    const step = stepOfKind(this.read(), kind, purpose);
    if (!step) throw new Error(`No step of kind ${kind}`);
    return step;
  }

  sees(key: string): StepNow {
    const found = this.see().steps.find((step) => step.key === key);
    if (!found) throw new Error(`No step ${key}`);
    return found;
  }

  latest(key: string) {
    return latestOf(this.read(), key)?.attempt.id ?? null;
  }

  latestAttempt(key: string) {
    const id = this.latest(key);
    if (!id) throw new Error(`${key} has no attempt`);
    return id;
  }

  try<Input>(act: Act<Input>, actor: ActorHere, input: Input, more: Partial<Moment> = {}): ActResult {
    const moment = { now: this.now, hash: this.hash, newId: this.newId, actor, acknowledged: true, ...more };
    const result = act(this.template, this.facts, input, moment);
    if (result.ok) {
      this.facts = applyChanges(this.facts, result.value.changes);
      this.events.push(...result.value.events);
      this.wait(1 / 6);
    }
    return result;
  }

  must<Input>(act: Act<Input>, actor: ActorHere, input: Input): void {
    const result = this.try(act, actor, input);
    if (!result.ok) throw new Error(`${act.name} was refused: ${JSON.stringify(result.refusal)}`);
  }

  /** The codes an act is refused with; none when it was accepted. */
  codes<Input>(
    act: Act<Input>,
    actor: ActorHere,
    input: Input,
    more: Partial<Moment> = {},
  ): readonly RefusalCode[] {
    const result = this.try(act, actor, input, more);
    return result.ok ? [] : result.refusal.blockers.map((blocker) => blocker.code);
  }

  /** Every file a step asks for as required, received now. */
  attach(key: string): void {
    const asked = stepOf(this.read(), key).evidence.filter((each) => each.kind === "file" && each.required);
    for (const each of asked) this.receive(key, each.key);
  }

  receive(
    stepKey: string,
    requirement: string | null,
    portReading: EvidenceFact["portReading"] = null,
  ): EvidenceId {
    const id = idOf<EvidenceId>(this.newId());
    const sha256 = `sha-${id}`;
    const file = { id, stepKey, requirement, sha256, name: `${requirement}.pdf`, receivedAt: this.now };
    const held = { ...file, attemptId: null, by: by(cast.tess), superseded: false, portReading };
    this.facts = { ...this.facts, evidence: [...this.facts.evidence, held] };
    return id;
  }

  told(): readonly string[] {
    return this.events.map((event) => event.type);
  }
}

/** Another incident's act moves the system. */
export function moveTo(scene: Scene, state: NetworkState): void {
  const id = idOf<RecordId>(scene.newId());
  const incidentId = idOf<IncidentId>("another");
  const fact: NetworkFact = { id, state, since: scene.now, act: "return", incidentId, by: by(cast.cora) };
  const { system } = scene.facts;
  scene.facts = { ...scene.facts, system: { ...system, network: [...system.network, fact] } };
  scene.wait(1 / 6);
}
