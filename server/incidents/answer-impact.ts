import "server-only";
import { z } from "zod";
import { answerImpact as act } from "@/domain/checklist/acts/answer-impact";
import { answers, instant, maybe, seenBefore } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records what the system can still do for patients. */
export const answerImpact = incidentCommand({
  name: "answer-impact",
  permission: "step:do",
  input: z.object({
    seen: seenBefore,
    functionLevel: z.enum(["fully", "partially", "not"], { error: "Choose what the system can do" }),
    since: instant,
    examsPerDay: z.union([
      z.literal("").transform(() => null),
      z.null(),
      z.coerce.number().int().min(0).max(500),
    ]),
    alternative: z.enum(["yes", "no", "unknown"], { error: "Choose an answer" }),
    alternativeText: maybe(),
    questions: answers,
  }),
  act,
});
