import "server-only";
import { z } from "zod";
import { reopenIncident as act } from "@/domain/checklist/acts/reopen-incident";
import { said } from "./fields";
import { incidentCommand } from "./incident-command";

/** Reopens a closed incident; everything is kept. */
export const reopenIncident = incidentCommand({
  name: "reopen-incident",
  permission: "incident:close",
  input: z.object({ reason: said("Say why") }),
  act,
});
