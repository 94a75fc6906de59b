import "server-only";
import { z } from "zod";
import { lockMatching } from "@/db/matches";
import { insertVendorAnswers, type LockedQuestion, lockQuestions } from "@/db/vendors";
import type { DomainEvent } from "@/domain/events";
import type { RecordId, SiteId } from "@/domain/ids";
import { decideVendorAnswer } from "@/domain/vendors/asked";
import { calendarDay } from "@/lib/dates";
import { ok } from "@/lib/result";
import { command, type Placed } from "../doors";
import { prose } from "../text-fields";

type Subject = Placed & Readonly<{ questions: readonly LockedQuestion[] }>;

/** Records what a vendor answered to one question about one or many systems; they stay unknown until somebody decides. */
export const recordVendorAnswer = command({
  name: "record-vendor-answer",
  sees: "system:read",
  permission: "match:decide",
  input: z.object({
    decisionIds: z
      .array(z.uuid().transform((id) => id as RecordId))
      .min(1, "Choose a question")
      .max(1000, "At most 1000 at once"),
    answeredOn: z.iso.date("Give the day the answer came"),
    text: prose(4000, "Write what the vendor answered"),
  }),
  load: async (tx, input): Promise<Subject | null> => {
    await lockMatching(tx, "shared");
    const wanted = [...new Set(input.decisionIds)];
    const questions = await lockQuestions(tx, wanted);
    const [first, ...others] = [...new Set(questions.map((question) => question.siteId))];
    const places: [SiteId, ...SiteId[]] | null =
      first && questions.length === wanted.length ? [first, ...others] : null;
    return places && { places, questions };
  },
  decide: ({ questions }, { answeredOn, text }, { now }) => {
    const dated = questions.map((question) => ({ ...question, today: calendarDay(now, question.zone) }));
    const decided = decideVendorAnswer(dated, { answeredOn, text });
    return decided.ok ? ok({ answeredOn, text }) : decided;
  },
  save: async (tx, given, { subject: { questions }, actor, now }) => {
    await insertVendorAnswers(tx, questions, given, actor.id, now);
    const [first, ...others] = questions.map((question) => answeredEvent(question, given));
    if (!first) throw new Error("An answer is about at least one question");
    return [first, ...others];
  },
  done: (_given, { questions }) => ({ answered: questions.length }),
});

function answeredEvent(
  question: LockedQuestion,
  given: Readonly<{ answeredOn: string; text: string }>,
): DomainEvent {
  const { matchId, advisoryId, systemId, decisionId, answerDue, siteId, answer } = question;
  const about = { matchId, advisoryId, systemId, decisionId, answerDue, corrected: answer !== null };
  return {
    type: "vendor.answered",
    siteId,
    incidentId: null,
    subjectId: systemId,
    data: { ...about, ...given },
  };
}
