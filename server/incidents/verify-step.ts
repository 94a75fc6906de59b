import "server-only";
import { z } from "zod";
import { verifyStep as act } from "@/domain/checklist/acts/verify-step";
import { answers, attemptId } from "./fields";
import { incidentCommand } from "./incident-command";

/** Verifies another person's step, or confirms that it is not applicable or was done at the claimed time. */
export const verifyStep = incidentCommand({
  name: "verify-step",
  permission: "step:verify",
  input: z.object({ attemptId, answers }),
  act,
  mayWithdraw: true,
});
