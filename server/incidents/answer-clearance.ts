import "server-only";
import { z } from "zod";
import { answerClearance as act } from "@/domain/checklist/acts/answer-clearance";
import { maybe, maybeInstant, seenBefore } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records the clinical lead's word on disconnecting the system. */
export const answerClearance = incidentCommand({
  name: "answer-clearance",
  permission: "clearance:answer",
  input: z.object({
    seen: seenBefore,
    answer: z.enum(["cleared", "refused", "withdrawn"], { error: "Choose an answer" }),
    scope: maybe(),
    stopConditions: maybe(),
    reason: maybe(),
    until: maybeInstant,
  }),
  act,
});
