import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { drillHasEnded } from "@/db/drill-answers";
import { saveChanges } from "@/db/incident-changes";
import { systemsByLabelEnd } from "@/db/label-ends";
import { lockMatching } from "@/db/matches";
import type { Actor, Permission } from "@/domain/access/permissions";
import { movesOf, voidedBeside } from "@/domain/checklist/acts/beside";
import { applyChanges } from "@/domain/checklist/apply";
import type { Change } from "@/domain/checklist/change";
import type { Facts } from "@/domain/checklist/facts";
import type { Moment as ActMoment, ActResult, Deed, LabelMatch } from "@/domain/checklist/moment";
import type { StepRefusal } from "@/domain/checklist/refusal";
import type { Template } from "@/domain/checklist/template";
import type { DomainEvent } from "@/domain/events";
import { sha256 } from "@/lib/hash";
import { type Result, refuse } from "@/lib/result";
import { type Command, command, type Moment } from "../doors";
import { settleAsks } from "../site-asks/settle";
import { name } from "../text-fields";
import { storeNow, type Templated } from "./now";
import { answerOpenRechecks } from "./rechecks";
import { type IncidentSubject, lockIncident } from "./subject";
import { tellExpiries } from "./tell-expiries";

type Act<Input> = (template: Template, facts: Facts, input: Input, moment: ActMoment) => ActResult;

/** What every command on an incident takes: its key, and whether a warning was read. */
const common = z.object({
  key: name(40),
  acknowledged: z.union([z.boolean(), z.literal("on").transform(() => true)]).optional(),
});
type Common = z.infer<typeof common>;
type Subject = IncidentSubject & Readonly<{ labelMatches: readonly LabelMatch[]; over: boolean }>;

/**
 * A command that carries an act of the checklist out: the incident locked with its neighbours, the rule asked on the facts as
 * they are, what it decided stored, and the caches of every incident of the system written anew.
 */
export function incidentCommand<Input>(spec: {
  name: string;
  permission: Permission;
  input: z.ZodType<Input>;
  act: Act<Input>;
  /** Whether it can take the system from service, which matches and asks rest on. */
  mayWithdraw?: boolean;
}): Command<null, StepRefusal> {
  return command<Input & Common, Subject, Deed, StepRefusal, null>({
    name: spec.name,
    sees: "incident:read",
    permission: spec.permission,
    input: common.and(spec.input),
    load: async (tx, input, { now }) => {
      if (spec.mayWithdraw) await lockMatching(tx, "shared");
      const subject = await lockIncident(tx, input.key, now);
      if (!subject) return null;
      const typed = labelEndOf(input);
      const { incident, system } = subject.facts;
      const labelMatches = typed ? await systemsByLabelEnd(tx, incident.siteId, typed, system.id) : [];
      return { ...subject, labelMatches, over: incident.drill && (await drillHasEnded(tx, [incident.id])) };
    },
    decide: (
      { template, facts, labelMatches, over },
      input,
      { here, now, newId },
    ): Result<Deed, StepRefusal> =>
      over
        ? refuse(drillOver)
        : spec.act(template, facts, input, {
            actor: here,
            now,
            newId,
            hash: sha256,
            labelMatches,
            acknowledged: input.acknowledged,
          }),
    save: async (tx, deed, moment) => {
      const { subject, here, now, newId } = moment;
      const [first, ...rest] = await storeDeed(tx, subject, deed, { actor: here, now, newId, hash: sha256 });
      const answered = await answeredByReopening(tx, subject.facts, deed, moment);
      return [first, ...rest, ...answered, ...(await settledByWithdrawal(tx, subject.facts, deed, moment))];
    },
    done: () => null,
    conflict: (constraint) => (constraint === "incidents_one_open" ? openElsewhere : null),
  });
}

/** A system has one open incident of an advisory: where another was opened since, a closed one stays closed. */
const openElsewhere: StepRefusal = {
  code: "incident-open",
  sentence: "Another incident of this system and advisory is open. Go on there.",
  blockers: [
    {
      code: "incident-open",
      sentence: "Another incident of this system and advisory is open. Go on there.",
      who: [],
    },
  ],
};

const over = "The drill has ended. Nothing is done in it any more.";
/** The door refuses it too; asked before the rule, nobody is told first what else is missing. */
const drillOver: StepRefusal = {
  code: "drill-ended",
  sentence: over,
  blockers: [{ code: "drill-ended", sentence: over, who: [] }],
};

/** Reopening a closed incident is an answer to whatever asked for another look at it. */
async function answeredByReopening(
  tx: Tx,
  facts: Facts,
  { events }: Deed,
  moment: Readonly<{ actor: Actor; now: Date }>,
): Promise<readonly DomainEvent[]> {
  const [reopened] = events.flatMap((event) => (event.type === "incident.reopened" ? [event.data] : []));
  if (!reopened) return [];
  const given = { answer: "reopened", reason: reopened.reason } as const;
  return answerOpenRechecks(tx, [facts.incident.id], given, moment);
}

/** A system that is withdrawn from service leaves nothing to answer for. */
async function settledByWithdrawal(
  tx: Tx,
  { incident }: Facts,
  { changes }: Deed,
  moment: Pick<Moment, "actor" | "now" | "newId">,
): Promise<readonly DomainEvent[]> {
  if (!changes.some((change) => "set" in change && change.set === "system-retired")) return [];
  return settleAsks(tx, { siteIds: [incident.siteId], advisoryIds: "all" }, "cleared", moment);
}

function labelEndOf(input: unknown): string | null {
  const read = z.object({ labelEnd: z.string().min(1) }).safeParse(input);
  return read.success ? read.data.labelEnd : null;
}

export const kindsOf = (template: Template): ReadonlyMap<string, string> =>
  new Map(template.steps.flatMap((step) => (step.kind ? [[step.key, step.kind] as const] : [])));

type Storing = Pick<IncidentSubject, "template" | "facts" | "others">;

/** Stores what was decided of an incident, what it takes from the others of the system, and what is true of them all now. */
export async function storeDeed(
  tx: Tx,
  subject: Storing,
  deed: Deed,
  moment: ActMoment,
): Promise<readonly [DomainEvent, ...DomainEvent[]]> {
  const { now } = moment;
  const { template, facts } = subject;
  await tellExpiries(tx, [subject, ...subject.others], now);
  await saveChanges(tx, facts, kindsOf(template), deed.changes, now);
  const others = subject.others.map((other) => beside(subject, other, deed.changes, moment));
  for (const other of others)
    await saveChanges(tx, other.facts, kindsOf(other.template), other.deed.changes, now);
  const own: Templated = { template, facts: applyChanges(facts, deed.changes) };
  const moved = await storeNow(tx, [own, ...others.map((other) => ({ ...other, facts: other.after }))], now);
  return [...placed(facts, deed), ...others.flatMap((other) => eventsOf(other.facts, other.deed)), ...moved];
}

/** Another open incident of the system after the changes: where the system stands is a fact of them all. */
function beside(
  { facts: { incident } }: Storing,
  { template, facts }: Templated,
  changes: readonly Change[],
  moment: ActMoment,
) {
  const deed = voidedBeside(template, facts, { key: incident.key, changes }, moment);
  return { template, facts, deed, after: applyChanges(facts, [...movesOf(changes), ...deed.changes]) };
}

function placed(facts: Facts, deed: Deed): readonly [DomainEvent, ...DomainEvent[]] {
  const [first, ...rest] = eventsOf(facts, deed);
  if (!first) throw new Error("An act without an event");
  return [first, ...rest];
}

function eventsOf(facts: Facts, deed: Deed): readonly DomainEvent[] {
  const { id: incidentId, siteId } = facts.incident;
  return deed.events.map((event) => {
    const subjectId =
      event.type === "network.changed" || event.type === "system.withdrawn" ? facts.system.id : null;
    return { ...event, siteId, incidentId, subjectId };
  });
}
