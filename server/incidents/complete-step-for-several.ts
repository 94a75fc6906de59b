import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { insertSharedEvidence } from "@/db/evidence";
import { factsOf, lockSeveral } from "@/db/incident-facts";
import { systemsByLabelEnd } from "@/db/label-ends";
import type { Moment as ActMoment, LabelMatch } from "@/domain/checklist/moment";
import type { DomainEvent } from "@/domain/events";
import { completeForSeveral, type DoneOn, type Several, type Told } from "@/domain/incidents/several";
import { sha256 } from "@/lib/hash";
import { command, type Placed } from "../doors";
import { name } from "../text-fields";
import { answers, evidenceIds, maybe, maybeInstant, seen, stepKey } from "./fields";
import { storeDeed } from "./incident-command";
import { withTemplates } from "./now";

const key = name(40);
const labelEnd = maybe(20);
const acknowledged = z.union([z.boolean(), z.literal("on").transform(() => true)]).optional();

const input = z.object({
  key,
  step: stepKey,
  doneAt: maybeInstant,
  acknowledged,
  /** Left out where the step was done on this incident before, and its files are shown again. */
  own: z.object({ seen, answers, evidenceIds, labelEnd }).nullable(),
  /** The answer that stood on this incident when it was read, whose files are shown again. */
  standing: seen,
  /** The files that were read as going along. */
  along: evidenceIds,
  others: z
    .array(z.object({ key, seen, answers, labelEnd }))
    .min(1, "Choose the other incidents")
    .max(50, "At most 50 at once")
    .refine((rows) => new Set(rows.map((row) => row.key)).size === rows.length, "Choose each once"),
});
type Input = z.infer<typeof input>;

type Subject = Placed &
  Readonly<{ all: readonly Told[]; matches: ReadonlyMap<string, readonly LabelMatch[]> }>;

/** What was done, and what was not, each with its system. */
export type SeveralAnswer = Readonly<{
  done: readonly Readonly<{ key: string; system: string }>[];
  refused: readonly Readonly<{ key: string; system: string; sentences: readonly string[] }>[];
}>;

/**
 * Records that a step was done on several incidents of one site with the same evidence. What is done is done in one
 * transaction; incidents whose own rule refuses are listed, and nothing of them changes.
 */
export const completeStepForSeveral = command({
  name: "complete-step-for-several",
  sees: "incident:read",
  permission: "step:do",
  input,
  load: lockAll,
  decide: ({ all, matches }, asked, { here, now, newId }) => {
    const { key: own, step, doneAt, acknowledged: read } = asked;
    const moment: ActMoment = { actor: here, now, newId, hash: sha256, acknowledged: read };
    const at = { step, doneAt: doneAt ?? now };
    return completeForSeveral(
      all,
      {
        key: own,
        ...at,
        standing: asked.standing,
        along: asked.along,
        own: asked.own && { ...asked.own, ...at },
        others: asked.others.map((other) => ({ ...other, labelMatches: matches.get(other.key) ?? [] })),
      },
      { ...moment, labelMatches: matches.get(own) ?? [] },
    );
  },
  save: async (tx, { done }: Several, { input: asked, here, now, newId }) => {
    const moment: ActMoment = { actor: here, now, newId, hash: sha256 };
    const happened: DomainEvent[] = [];
    for (const on of done) happened.push(...(await storeOne(tx, on, asked.key, moment)));
    const [first, ...rest] = happened;
    if (!first) throw new Error("A step done without an event");
    return [first, ...rest];
  },
  done: ({ done, refused }: Several, { all }): SeveralAnswer => {
    const systemOf = (incident: string) => {
      const told = all.find(({ facts }) => facts.incident.key === incident);
      return told ? `${told.facts.system.name}, ${told.facts.system.assetTag}` : "";
    };
    return {
      done: done.map(({ facts: { incident } }) => ({ key: incident.key, system: systemOf(incident.key) })),
      refused: refused.map((each) => ({
        key: each.key,
        system: systemOf(each.key),
        sentences: each.refusal.blockers.map((blocker) => blocker.sentence),
      })),
    };
  },
});

/** Locks every incident with its system and neighbours. Null where one is of another site, or only one of them is a drill. */
async function lockAll(tx: Tx, { key: own, own: asked, others }: Input): Promise<Subject | null> {
  const keys = [own, ...others.map((other) => other.key)];
  const all = await withTemplates(tx, await factsOf(tx, await lockSeveral(tx, keys)));
  const first = all.find(({ facts }) => facts.incident.key === own)?.facts;
  const named = all.filter(({ facts }) => keys.includes(facts.incident.key));
  const together = named.every(
    ({ facts: { incident } }) =>
      incident.siteId === first?.incident.siteId && incident.drill === first.incident.drill,
  );
  if (!first || !together || named.length !== new Set(keys).size || others.some(({ key: k }) => k === own))
    return null;
  const matches = new Map<string, readonly LabelMatch[]>();
  for (const { facts } of named) {
    const typed =
      facts.incident.key === own
        ? asked?.labelEnd
        : others.find((other) => other.key === facts.incident.key)?.labelEnd;
    if (!typed) continue;
    const found = await systemsByLabelEnd(tx, facts.incident.siteId, typed, facts.system.id);
    matches.set(facts.incident.key, found);
  }
  return { places: [first.incident.siteId], all, matches };
}

async function storeOne(
  tx: Tx,
  on: DoneOn,
  from: string,
  moment: ActMoment,
): Promise<readonly DomainEvent[]> {
  const { id: incidentId, siteId } = on.facts.incident;
  const told: DomainEvent[] = [];
  for (const { from: original, file } of on.shared) {
    await insertSharedEvidence(tx, original, { id: file.id, incidentId, siteId });
    const { id: evidenceId, name: fileName, stepKey: ofStep, requirement } = file;
    told.push({
      type: "evidence.shared",
      siteId,
      incidentId,
      subjectId: evidenceId,
      data: {
        evidenceId,
        name: fileName,
        sha256: file.sha256,
        stepKey: ofStep,
        requirement,
        from: { key: from, evidenceId: original },
        receivedAt: file.receivedAt.toISOString(),
      },
    });
  }
  return [...told, ...(await storeDeed(tx, on, on.deed, moment))];
}
