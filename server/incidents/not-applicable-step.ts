import "server-only";
import { z } from "zod";
import { notApplicableStep as act } from "@/domain/checklist/acts/not-applicable-step";
import { said, seen, stepKey } from "./fields";
import { incidentCommand } from "./incident-command";

/** Asks that a step be taken as not applicable; a coordinator confirms. */
export const notApplicableStep = incidentCommand({
  name: "not-applicable-step",
  permission: "step:do",
  input: z.object({ step: stepKey, seen, reason: said("Say why it does not apply") }),
  act,
});
