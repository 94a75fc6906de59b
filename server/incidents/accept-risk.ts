import "server-only";
import { z } from "zod";
import { acceptRisk as act } from "@/domain/checklist/acts/accept-risk";
import { evidenceIds, instant, maybe, said, seenBefore } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records that a named authority accepted the residual risk, for 90 days at most. */
export const acceptRisk = incidentCommand({
  name: "accept-risk",
  permission: "risk:accept",
  input: z.object({
    seen: seenBefore,
    authorityName: said("Name the authority", 200),
    authorityFunction: said("Give their function", 200),
    reason: said("Give the reason"),
    replacementPlan: maybe(),
    until: instant,
    evidenceIds,
  }),
  act,
});
