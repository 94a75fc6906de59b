import "server-only";
import { z } from "zod";
import { confirmStep as act } from "@/domain/checklist/acts/confirm-step";
import { attemptId } from "./fields";
import { incidentCommand } from "./incident-command";

/** Confirms that a step in question still stands. */
export const confirmStep = incidentCommand({
  name: "confirm-step",
  permission: "step:do",
  input: z.object({ attemptId }),
  act,
});
