import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { findComment, findStepTitle, insertComment, insertCommentWithdrawal } from "@/db/comments";
import { listPeopleHere, type TalkedOf } from "@/db/teamwork";
import type { PersonId } from "@/domain/ids";
import { seeingRoles } from "@/domain/incidents/assignment";
import {
  type CommentRefusal,
  decideComment,
  decideCorrection,
  decideWithdrawal,
} from "@/domain/incidents/comment";
import { ok, refuse } from "@/lib/result";
import { command } from "../doors";
import { heard, name } from "../text-fields";
import { recordId, said } from "./fields";
import { freshId, lockTalk, placed } from "./talked-of";

const key = name(40);
const personId = z.uuid().transform((id) => id as PersonId);
const typed = {
  text: heard(4000, "Write something"),
  mentions: z.array(personId).max(50, "At most 50 people").default([]),
  typedBy: personId,
};
const stepKey = z.union([z.literal("").transform(() => null), z.null(), name(120)]).default(null);

const maySee = (tx: Tx, { siteId }: TalkedOf) => listPeopleHere(tx, siteId, seeingRoles);
const unknownStep: CommentRefusal = {
  code: "unknown-step",
  sentence: "The checklist has no such step.",
};

/** Says something of an incident or of one of its steps, to everybody who may see it. */
export const addComment = command({
  name: "add-comment",
  sees: "incident:read",
  permission: "comment:write",
  input: z.object({ key, step: stepKey, ...typed }),
  load: (tx, input) =>
    lockTalk(tx, input.key, async (incident) => ({
      people: await maySee(tx, incident),
      title: input.step === null ? null : await findStepTitle(tx, incident.id, input.step),
    })),
  decide: ({ people, title }, input, { actor, newId }) => {
    if (input.step !== null && title === null) return refuse(unknownStep);
    const decided = decideComment(input, actor, people);
    return decided.ok ? ok({ ...decided.value, id: freshId(newId) }) : decided;
  },
  save: async (tx, { id, text, mentions }, { subject: { incident, title }, input, actor, now }) => {
    const { id: incidentId, siteId } = incident;
    const place = { incidentId, siteId, byPerson: actor.id, at: now };
    await insertComment(tx, { id, stepKey: input.step, text, supersedes: null, ...place }, mentions);
    const data = { comment: id, step: input.step, title, text, mentions };
    return [{ type: "comment.added", ...placed(incident), data }];
  },
  done: () => null,
});

/** Corrects what one said; the words before stay beside it. */
export const correctComment = command({
  name: "correct-comment",
  sees: "incident:read",
  permission: "comment:write",
  input: z.object({ key, comment: recordId, ...typed }),
  load: (tx, input) =>
    lockTalk(tx, input.key, async (incident) => ({
      people: await maySee(tx, incident),
      comment: await findComment(tx, incident.id, input.comment),
    })),
  decide: ({ people, comment }, input, { actor, newId }) => {
    const decided = decideCorrection(comment, input, actor, people);
    return decided.ok ? ok({ ...decided.value, id: freshId(newId) }) : decided;
  },
  save: async (tx, { id, of, text, mentions, newMentions }, { subject, actor, now }) => {
    const { incident, comment } = subject;
    const { step, title } = comment ?? { step: null, title: null };
    const place = { incidentId: incident.id, siteId: incident.siteId, byPerson: actor.id, at: now };
    await insertComment(tx, { id, stepKey: step, text, supersedes: of.id, ...place }, mentions);
    const words = { before: of.text, text, mentions, newMentions };
    const data = { comment: id, supersedes: of.id, step, title, ...words };
    return [{ type: "comment.corrected", ...placed(incident), data }];
  },
  done: () => null,
});

/** Takes a comment back, with why; it stays to be read. */
export const withdrawComment = command({
  name: "withdraw-comment",
  sees: "incident:read",
  permission: "comment:write",
  input: z.object({ key, comment: recordId, reason: said("Say why", 1000) }),
  load: (tx, input) =>
    lockTalk(tx, input.key, async (incident) => ({
      comment: await findComment(tx, incident.id, input.comment),
    })),
  decide: ({ comment }, _input, { here }) => decideWithdrawal(comment, here),
  save: async (tx, { id }, { subject: { incident, comment }, input: { reason }, actor, now }) => {
    const row = { commentId: id, siteId: incident.siteId, reason, byPerson: actor.id, at: now };
    await insertCommentWithdrawal(tx, row);
    const { step, title } = comment ?? { step: null, title: null };
    return [{ type: "comment.withdrawn", ...placed(incident), data: { comment: id, step, title, reason } }];
  },
  done: () => null,
});
