import "server-only";
import { z } from "zod";
import { rejectStep as act } from "@/domain/checklist/acts/reject-step";
import { attemptId, said } from "./fields";
import { incidentCommand } from "./incident-command";

/** Rejects another person's step with a reason and returns it. */
export const rejectStep = incidentCommand({
  name: "reject-step",
  permission: "step:verify",
  input: z.object({ attemptId, reason: said("Say what is missing") }),
  act,
});
