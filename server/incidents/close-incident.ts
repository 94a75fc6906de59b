import "server-only";
import { z } from "zod";
import { closeIncident as act } from "@/domain/checklist/acts/close-incident";
import { answers, evidenceIds } from "./fields";
import { incidentCommand } from "./incident-command";

/** Closes an incident whose every applicable step counts. */
export const closeIncident = incidentCommand({
  name: "close-incident",
  permission: "incident:close",
  input: z.object({ answers, evidenceIds }),
  act,
});
