import "server-only";
import { z } from "zod";
import { attestContainment as act } from "@/domain/checklist/acts/attest-containment";
import { said } from "./fields";
import { incidentCommand } from "./incident-command";

/** Attests the containment again for 30 days. */
export const attestContainment = incidentCommand({
  name: "attest-containment",
  permission: "step:do",
  input: z.object({ statement: said("Say what you looked at") }),
  act,
});
