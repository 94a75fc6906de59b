import "server-only";
import { z } from "zod";
import { reopenStep as act } from "@/domain/checklist/acts/reopen-step";
import { attemptId, said } from "./fields";
import { incidentCommand } from "./incident-command";

/** Takes a step back, or reopens it as a coordinator. */
export const reopenStep = incidentCommand({
  name: "reopen-step",
  permission: "step:do",
  input: z.object({ attemptId, reason: said("Say why") }),
  act,
});
