import "server-only";
import { z } from "zod";
import { reportWorseState as act } from "@/domain/checklist/acts/report-worse-state";
import { reportKinds } from "@/domain/checklist/facts";
import { heard } from "../text-fields";
import { maybeInstant } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records a state worse than the record said, found now unless another time is given; never refused. */
export const reportWorseState = incidentCommand({
  name: "report-worse-state",
  permission: "state:report",
  input: z.object({
    kind: z.enum(reportKinds, { error: "Choose what was found" }),
    foundAt: maybeInstant,
    reason: heard(4000, "Say what you found"),
  }),
  act: (template, facts, input, moment) =>
    act(template, facts, { ...input, foundAt: input.foundAt ?? moment.now }, moment),
});
