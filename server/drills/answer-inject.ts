import "server-only";
import { z } from "zod";
import { insertDrillAnswer, lockInject } from "@/db/drill-answers";
import { type DrillRefusal, decideAnswer } from "@/domain/drills/drill";
import type { InjectId } from "@/domain/ids";
import { command } from "../doors";
import { name, prose } from "../text-fields";

/** Answers a message of a drill for one of its incidents; the first answer stands. */
export const answerInject = command({
  name: "answer-inject",
  sees: "incident:read",
  permission: "step:do",
  input: z.object({
    key: name(40),
    injectId: z.uuid().transform((id) => id as InjectId),
    text: prose(2000, "Give the answer"),
  }),
  load: async (tx, input) => {
    const found = await lockInject(tx, input.key, input.injectId);
    return found ? { places: [found.siteId], ...found } : null;
  },
  decide: (subject, _input, { now }) => decideAnswer(subject, now),
  save: async (tx, { late }, { subject, input, actor, now }) => {
    const { incidentId, siteId, inject } = subject;
    await insertDrillAnswer(tx, {
      incidentId,
      siteId,
      byPerson: actor.id,
      at: now,
      injectId: inject.id,
      text: input.text,
    });
    const data = { inject: inject.id, asked: inject.text, text: input.text, late };
    return [{ type: "drill.answered", siteId, incidentId, subjectId: null, data }];
  },
  done: () => null,
  conflict: (constraint): DrillRefusal | null =>
    constraint === "drill_answers_once"
      ? { code: "already-answered", sentence: "Somebody answered it just now. The first answer stands." }
      : null,
});
