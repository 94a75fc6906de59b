import "server-only";
import { z } from "zod";
import { answerRechecks, openRechecksOf } from "@/db/rechecks";
import { decideStillHolds } from "@/domain/matching/rechecks";
import { command } from "../doors";
import { recordId, said } from "./fields";
import { lockIncident } from "./subject";

/** Confirms that an incident still holds although something it rests on changed; open or closed, it stays as it is. */
export const answerRecheck = command({
  name: "answer-recheck",
  sees: "incident:read",
  permission: "incident:close",
  input: z.object({
    key: z.string().min(1).max(40),
    /** What the person read, so that nothing is answered unseen. */
    rechecks: z
      .string()
      .max(4000)
      .default("")
      .transform((text) => text.split(",").filter((id) => id !== ""))
      .pipe(z.array(recordId)),
    reason: said("Say why it still holds", 1000),
  }),
  load: async (tx, input, { now }) => {
    const subject = await lockIncident(tx, input.key, now);
    return subject && { ...subject, open: await openRechecksOf(tx, subject.facts.incident.id) };
  },
  decide: ({ open }, input) => decideStillHolds(open, input.rechecks),
  save: async (tx, open, { subject, input, actor, now }) => {
    const { id: incidentId, siteId } = subject.facts.incident;
    const given = { answer: "still-holds", reason: input.reason } as const;
    const asked = open.map(({ id }) => ({ id, siteId }));
    await answerRechecks(tx, asked, { ...given, by: actor.id, at: now });
    const data = { rechecks: open.map((each) => each.id), ...given };
    return [{ type: "incident.recheck-answered", siteId, incidentId, subjectId: null, data }];
  },
  done: () => null,
});
