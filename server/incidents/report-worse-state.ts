import "server-only";
import { z } from "zod";
import { reportWorseState as act } from "@/domain/checklist/acts/report-worse-state";
import { reportKinds } from "@/domain/checklist/facts";
import { instant, said } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records a state worse than the record said; never refused. */
export const reportWorseState = incidentCommand({
  name: "report-worse-state",
  permission: "state:report",
  input: z.object({
    kind: z.enum(reportKinds, { error: "Choose what was found" }),
    foundAt: instant,
    reason: said("Say what you found"),
  }),
  act,
});
