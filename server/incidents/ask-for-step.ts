import "server-only";
import { z } from "zod";
import { lastAsksOf } from "@/db/asks";
import { evaluate } from "@/domain/checklist/evaluate";
import { decideAskFor } from "@/domain/incidents/asking";
import { sha256 } from "@/lib/hash";
import { command } from "../doors";
import { name } from "../text-fields";
import { stepKey } from "./fields";
import { lockIncident } from "./subject";

/** Asks whoever can bring a step further, so that what waits behind it can go on. */
export const askForStep = command({
  name: "ask-for-step",
  sees: "incident:read",
  permission: "step:do",
  input: z.object({ key: name(40), step: stepKey }),
  load: async (tx, { key, step }, { now }) => {
    const incident = await lockIncident(tx, key, now);
    if (!incident) return null;
    const { places, facts, template } = incident;
    const [last] = (await lastAsksOf(tx, [facts.incident.id])).filter((each) => each.step === step);
    return {
      places,
      facts,
      evaluation: evaluate(template, facts, { now, hash: sha256 }),
      last: last ?? null,
    };
  },
  decide: (subject, { step }, { actor, now }) => decideAskFor(subject, step, { actor: actor.id, now }),
  save: async (_tx, { step, title, who, holds }, { subject }) => {
    const { id: incidentId, siteId } = subject.facts.incident;
    const data = { step, title, who: who.map((person) => ({ id: person.id, name: person.name })), holds };
    return [{ type: "step.asked", siteId, incidentId, subjectId: null, data }];
  },
  done: ({ who }) => ({ asked: who.map((person) => person.name) }),
});
