import "server-only";
import { z } from "zod";
import { decideAnswer } from "@/domain/advisories/correcting";
import { command } from "../doors";
import { line, optionalProse, prose } from "../text-fields";
import { advisoryId, loadForCorrection, saveAnnotations, webAddress } from "./correction";

const findingKey = z.string().min(1).max(2000);
const optionalReason = optionalProse(1000).default("");

/** Says of a finding that it is so, or that it is not, with a reason and a source. */
export const answerFinding = command({
  name: "answer-finding",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.discriminatedUnion("answer", [
    z.object({
      advisoryId,
      findingKey,
      answer: z.literal("confirm"),
      reason: optionalReason.transform((text) => text || null),
    }),
    z.object({
      advisoryId,
      findingKey,
      answer: z.literal("dismiss"),
      reason: prose(1000, "Say why it is not so"),
      sourceTitle: line(200, "Say where you know it from"),
      sourceUrl: webAddress,
    }),
  ]),
  load: (tx, input) => loadForCorrection(tx, input.advisoryId),
  decide: (subject, input) =>
    decideAnswer(
      subject,
      input.findingKey,
      input.answer === "confirm"
        ? input
        : { ...input, source: { title: input.sourceTitle, url: input.sourceUrl } },
    ),
  save: (tx, drafts, moment) => saveAnnotations(tx, drafts, moment.subject, moment),
  done: () => null,
});
