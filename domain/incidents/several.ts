import { ok, type Result } from "@/lib/result";
import { movesOf, voidedBeside } from "../checklist/acts/beside";
import { completeStep } from "../checklist/acts/complete-step";
import type { CompleteStepInput } from "../checklist/acts/inputs";
import { refused, refusedBy } from "../checklist/acts/refusing";
import { applyChanges } from "../checklist/apply";
import { latestOf, readCase } from "../checklist/case";
import type { EvidenceFact, Facts } from "../checklist/facts";
import type { Deed, LabelMatch, Moment } from "../checklist/moment";
import type { StepRefusal } from "../checklist/refusal";
import { stands } from "../checklist/standing";
import type { Template } from "../checklist/template";
import type { AttemptId, EvidenceId } from "../ids";
import { amongOthers } from "./other-incident";

export type Told = Readonly<{ template: Template; facts: Facts }>;

/** One more incident on which a step was done with the same evidence: what its own system and its own reader say. */
export type Elsewhere = Readonly<{
  key: string;
  seen: AttemptId | null;
  labelEnd: string | null;
  answers: Readonly<Record<string, string>>;
  labelMatches: readonly LabelMatch[];
}>;

export type SeveralInput = Readonly<{
  /** The incident that the evidence is of. */
  key: string;
  step: string;
  doneAt: Date;
  /** Null: it was done there already, and its files are shown again. */
  own: CompleteStepInput | null;
  others: readonly Elsewhere[];
}>;

/** A step done on one incident: what it was held against, what the files of the other incident are here, what follows. */
export type DoneOn = Told & Readonly<{ others: readonly Told[]; shared: readonly Shared[]; deed: Deed }>;
export type Shared = Readonly<{ from: EvidenceId; file: EvidenceFact }>;
type RefusedOn = Readonly<{ key: string; refusal: StepRefusal }>;
export type Several = Readonly<{ done: readonly DoneOn[]; refused: readonly RefusedOn[] }>;

/**
 * One step done for several incidents with the same evidence: each by its own rule, one after the other, since two may be of
 * one system. Refused as a whole where it is refused on the incident that the evidence is of; else those refused are listed.
 */
export function completeForSeveral(
  all: readonly Told[],
  input: SeveralInput,
  moment: Moment,
): Result<Several, StepRefusal> {
  const begun = input.own ? doneHere(all, input.own, input.key, moment) : ok(null);
  if (!begun.ok) return begun;
  let state = begun.value ? after(all, begun.value, moment) : all;
  const shownHere = toShowElsewhere(ownOf(state, input.key), input, moment);
  if (!shownHere.ok) return shownHere;
  const shown = shownHere.value;
  const done: DoneOn[] = begun.value ? [begun.value] : [];
  const turnedDown: RefusedOn[] = [];
  for (const other of input.others) {
    const tried = tryOn(state, other, shown, input, moment);
    if (tried.ok) {
      done.push(tried.value);
      state = after(state, tried.value, moment);
    } else turnedDown.push({ key: other.key, refusal: tried.refusal });
  }
  return done.length > 0 ? ok({ done, refused: turnedDown }) : noneOf(turnedDown);
}

/** Nothing was done anywhere: everything that stands in the way, by incident. */
const noneOf = (turnedDown: readonly RefusedOn[]) =>
  refusedBy(
    turnedDown.flatMap(({ key, refusal }) =>
      refusal.blockers.map(({ step: _step, ...blocker }) => ({
        ...blocker,
        sentence: `${key}: ${blocker.sentence}`,
      })),
    ),
  );

function ownOf(all: readonly Told[], key: string): Told {
  const own = all.find(({ facts }) => facts.incident.key === key);
  if (!own) throw new Error(`${key} was not read`);
  return own;
}

/** The other open incidents of a system; a drill stands alone. */
function besides(all: readonly Told[], { incident, system }: Facts): readonly Told[] {
  if (incident.drill) return [];
  return all.filter(
    ({ facts: other }) =>
      other.system.id === system.id &&
      other.incident.id !== incident.id &&
      other.incident.closed === null &&
      !other.incident.drill,
  );
}

function doneHere(all: readonly Told[], own: CompleteStepInput, key: string, moment: Moment) {
  const { template, facts: stored } = ownOf(all, key);
  const facts = amongOthers({ template, facts: stored }, all, moment);
  const result = completeStep(template, facts, own, moment);
  if (!result.ok) return result;
  const on: DoneOn = { template, facts, others: besides(all, facts), shared: [], deed: result.value };
  return ok(on);
}

function tryOn(
  all: readonly Told[],
  other: Elsewhere,
  shown: readonly EvidenceFact[],
  { step, doneAt }: SeveralInput,
  moment: Moment,
): Result<DoneOn, StepRefusal> {
  const { template, facts: stored } = ownOf(all, other.key);
  const shared = shownAgain(stored, shown, moment);
  const facts = amongOthers({ template, facts: withFiles(stored, shared) }, all, moment);
  const { seen, labelEnd, answers, labelMatches } = other;
  const files = shared.map(({ file }) => file.id);
  const asked = { step, seen, doneAt, answers, labelEnd, evidenceIds: files };
  // A warning that was read on one incident was not read on another.
  const result = completeStep(template, facts, asked, { ...moment, labelMatches, acknowledged: false });
  if (!result.ok) return result;
  return ok({ template, facts, others: besides(all, facts), shared, deed: result.value });
}

/** The files to be shown on other incidents, by whoever did the step here. */
function toShowElsewhere(
  own: Told,
  { step, own: now }: SeveralInput,
  moment: Moment,
): Result<readonly EvidenceFact[], StepRefusal> {
  const shown = filesShown(own, step, moment);
  if (!shown) return refused("step-missing", "The step was not done here: do it here first.");
  // Else one could verify elsewhere what is one's own work, put under another's name.
  if (!now && !didIt(own, step, moment)) {
    const sentence = "Somebody else did this step here. Whoever did it records it on the others too.";
    return refused("not-your-step", sentence);
  }
  return ok(shown);
}

/** Whether the actor did what stands as the latest answer of a step. */
const didIt = ({ template, facts }: Told, step: string, moment: Moment): boolean =>
  latestOf(readCase(template, facts, moment), step)?.attempt.by.id === moment.actor.id;

/** The files that prove the latest answer of a step; null where it has none that stands. */
function filesShown({ template, facts }: Told, step: string, moment: Moment): readonly EvidenceFact[] | null {
  const latest = latestOf(readCase(template, facts, moment), step);
  if (latest?.attempt.outcome !== "done" || !stands(latest)) return null;
  return facts.evidence.filter((file) => file.attemptId === latest.attempt.id && !file.superseded);
}

/**
 * The same files as files of another incident. They keep when they were received and by whom, so that none looks newer than it
 * is; what waits there already as the same proof is not shown twice.
 */
function shownAgain(facts: Facts, shown: readonly EvidenceFact[], { newId }: Moment): readonly Shared[] {
  const waits = (file: EvidenceFact) =>
    facts.evidence.some(
      (held) =>
        held.sha256 === file.sha256 &&
        held.stepKey === file.stepKey &&
        held.requirement === file.requirement &&
        held.attemptId === null &&
        !held.superseded,
    );
  return shown
    .filter((file) => !waits(file))
    .map((file) => ({
      from: file.id,
      // Safe because newId gives a fresh id each time.
      file: { ...file, id: newId() as EvidenceId, attemptId: null },
    }));
}

/** In the order in which they are read back: of one time, what came last stands last. */
const withFiles = (facts: Facts, shared: readonly Shared[]): Facts => ({
  ...facts,
  evidence: [...facts.evidence, ...shared.map(({ file }) => file)].toSorted(
    (one, other) => one.receivedAt.getTime() - other.receivedAt.getTime(),
  ),
});

/** All incidents after one of them changed: its neighbours move with the system, and may lose a signature. */
function after(all: readonly Told[], { facts, deed }: DoneOn, moment: Moment): readonly Told[] {
  const from = { key: facts.incident.key, changes: deed.changes };
  const near = new Set(besides(all, facts).map((other) => other.facts.incident.id));
  return all.map((told) => {
    const { id } = told.facts.incident;
    if (id === facts.incident.id) return { ...told, facts: applyChanges(facts, deed.changes) };
    if (!near.has(id)) return told;
    const taken = voidedBeside(told.template, told.facts, from, moment);
    return { ...told, facts: applyChanges(told.facts, [...movesOf(deed.changes), ...taken.changes]) };
  });
}
