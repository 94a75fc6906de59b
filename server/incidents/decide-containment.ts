import "server-only";
import { z } from "zod";
import { decideContainment as act } from "@/domain/checklist/acts/decide-containment";
import { maybe, seenBefore } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records which containment was chosen, and why not the ones before it. */
export const decideContainment = incidentCommand({
  name: "decide-containment",
  permission: "step:do",
  input: z.object({
    seen: seenBefore,
    option: z.enum(["segment", "standalone", "exception"], { error: "Choose an option" }),
    segmentImpossible: maybe(),
    standaloneImpossible: maybe(),
  }),
  act,
});
