import "server-only";
import { z } from "zod";
import { completeStep as act } from "@/domain/checklist/acts/complete-step";
import { answers, evidenceIds, maybe, maybeInstant, seen, stepKey } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records that a step was done, or done again with newer evidence; without a claimed time, now. */
export const completeStep = incidentCommand({
  name: "complete-step",
  permission: "step:do",
  input: z.object({ step: stepKey, seen, doneAt: maybeInstant, answers, evidenceIds, labelEnd: maybe(20) }),
  act: (template, facts, input, moment) =>
    act(template, facts, { ...input, doneAt: input.doneAt ?? moment.now }, moment),
});
