import "server-only";
import { z } from "zod";
import { cannotDoStep as act } from "@/domain/checklist/acts/cannot-do-step";
import { said, seen, stepKey } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records that a step cannot be done, and why. */
export const cannotDoStep = incidentCommand({
  name: "cannot-do-step",
  permission: "step:do",
  input: z.object({ step: stepKey, seen, reason: said("Say why it cannot be done") }),
  act,
});
