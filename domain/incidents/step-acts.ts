import type { ActorHere } from "../access/permissions";
import { type Case, readCase } from "../checklist/case";
import { attestedFor, standingContainment } from "../checklist/containment";
import type { StepNow, WaitsFor } from "../checklist/evaluation";
import type { Facts } from "../checklist/facts";
import { blockersOf } from "../checklist/gates";
import { mayDo } from "../checklist/gates/people";
import { asksLabel } from "../checklist/gates/system";
import type { Env } from "../checklist/moment";
import { outlived } from "../checklist/outlived";
import { recordKinds } from "../checklist/records";
import type { Blocker } from "../checklist/refusal";
import type { StepKind, Template } from "../checklist/template";
import type { AttemptId } from "../ids";

/** How a step is answered: ticked with proof, or by a record of its own. */
export type AnswerForm =
  | "tick"
  | "decide"
  | "clearance"
  | "acceptance"
  | "permit"
  | "plan"
  | "impact"
  | "close"
  | "approvals";

/** What one person may do with one step now. The command decides; this only spares them a refusal. */
export type StepActs = Readonly<{
  form: AnswerForm;
  /** The person's role answers this step. */
  theirs: boolean;
  /** It is answered already, so that another answer replaces or repeats it. */
  again: boolean;
  /** What stands in the way of answering it, for this person. */
  blockers: readonly Blocker[];
  asksLabel: boolean;
  cannot: boolean;
  skip: boolean;
  /** The answer waits for another person's word; what bars this one from verifying it. */
  review: Readonly<{
    attempt: AttemptId;
    waitsFor: Exclude<WaitsFor, "confirmation">;
    barred: Blocker | null;
    /** It may be returned all the same: what bars is the proof, not the person. */
    returnable: boolean;
  }> | null;
  /** In question: whether this person may say that it stands, and what must stand before. */
  confirm: Readonly<{
    attempt: AttemptId;
    theirs: boolean;
    /** The system was moved since: it must be done again. */
    outlived: boolean;
    blockers: readonly Blocker[];
    verifiedAgain: boolean;
  }> | null;
  takeBack: Readonly<{ attempt: AttemptId; own: boolean }> | null;
  /** This step contains the system: the containment may be attested again. */
  attest: Readonly<{ until: Date; days: number; needsProof: boolean }> | null;
  /** This step connected the system into a segment: until then a scan of its ports is owed, else it counts as exposed. */
  scanOwedBy: Date | null;
}>;

/** Everything one person may do with one step of an open incident. */
export function stepActs(
  template: Template,
  facts: Facts,
  env: Env,
  now: StepNow,
  here: ActorHere,
): StepActs {
  const on = readCase(template, facts, env);
  const form = formOf(now.step.kind);
  const theirs = form === "approvals" ? mayApprove(here) : mayDo(now.step, here.roles);
  const ticked = form === "tick";
  return {
    form,
    theirs,
    again: now.state === "done" || now.state === "verified" || now.state === "not-needed",
    blockers: answering(on, now, here),
    asksLabel: ticked && asksLabel(now.step),
    cannot: theirs && ticked && !now.counts && isAllowed(on, now, here, "cannot"),
    skip: theirs && ticked && !now.counts && isAllowed(on, now, here, "skip"),
    review: reviewing(on, now, here),
    confirm: confirming(on, now, here),
    takeBack: takingBack(now, here),
    attest: attesting(on, now, here),
    scanOwedBy: now.step.kind === "interim-connect" ? (standingContainment(on)?.scanDueAt ?? null) : null,
  };
}

const forms: ReadonlyMap<StepKind, AnswerForm> = new Map([
  ["decide", "decide"],
  ["clearance", "clearance"],
  ["acceptance", "acceptance"],
  ["permit", "permit"],
  ["plan", "plan"],
  ["impact", "impact"],
  ["close", "close"],
  ["approvals", "approvals"],
]);

const formOf = (kind: StepKind | undefined): AnswerForm => (kind && forms.get(kind)) ?? "tick";

const mayApprove = ({ roles }: ActorHere) => roles.includes("coordinator") || roles.includes("clinical-lead");

/** The warning that nobody would be left is asked when the step is sent, not before. */
function answering(on: Case, now: StepNow, actor: ActorHere): readonly Blocker[] {
  const { step } = now;
  if (step.kind === "close" || step.kind === "approvals") return now.blockers;
  const blockers = blockersOf(on, { act: "do", step, at: on.env.now, actor });
  return blockers.filter((blocker) => blocker.code !== "leaves-nobody" && blocker.code !== "not-your-role");
}

function isAllowed(on: Case, { step }: StepNow, actor: ActorHere, act: "cannot" | "skip"): boolean {
  return blockersOf(on, { act, step, at: on.env.now, actor, ticked: true }).length === 0;
}

function reviewing(on: Case, now: StepNow, actor: ActorHere): StepActs["review"] {
  const { latest, waitsFor, step } = now;
  if (!latest || !waitsFor || waitsFor === "confirmation") return null;
  const standing = on.standings.get(latest.id);
  if (!standing) return null;
  const about = { step, at: on.env.now, actor, attempt: standing };
  const [barred] = blockersOf(on, { ...about, act: "verify" });
  const isRecord = step.kind !== undefined && recordKinds.includes(step.kind);
  const returnable = !isRecord && blockersOf(on, { ...about, act: "reject" }).length === 0;
  return { attempt: latest.id, waitsFor, barred: barred ?? null, returnable };
}

/** A record that ran out since may be confirmed as of the time it was used. */
function confirming(on: Case, now: StepNow, here: ActorHere): StepActs["confirm"] {
  const { latest, waitsFor, doers, step } = now;
  const standing = latest && on.standings.get(latest.id);
  if (!standing || waitsFor !== "confirmation") return null;
  const own = doers.some((person) => person.id === here.id);
  const missingAt = (at: Date) => blockersOf(on, { act: "confirm", step, at });
  const blockers = missingAt(on.env.now);
  return {
    attempt: standing.attempt.id,
    theirs: own || mayDo(step, here.roles),
    outlived: outlived(on, standing),
    blockers: blockers.length > 0 && missingAt(standing.attempt.doneAt).length > 0 ? blockers : [],
    verifiedAgain: standing.needsVerification,
  };
}

/** The doer takes an answer back, or a coordinator; records are replaced by later records instead. */
function takingBack({ latest, returned, doers, step }: StepNow, here: ActorHere): StepActs["takeBack"] {
  if (!latest || latest.outcome === "cannot" || returned) return null;
  if (step.kind && recordKinds.includes(step.kind)) return null;
  const own = doers.some((person) => person.id === here.id);
  return own || here.roles.includes("coordinator") ? { attempt: latest.id, own } : null;
}

const dayMs = 86_400_000;

function attesting(on: Case, { key, step }: StepNow, here: ActorHere): StepActs["attest"] {
  const found = standingContainment(on);
  if (found?.by.attempt.stepKey !== key || !mayDo(step, here.roles)) return null;
  return {
    until: found.attestedUntil,
    days: Math.round(attestedFor / dayMs),
    needsProof: step.kind === "prove-segment",
  };
}
