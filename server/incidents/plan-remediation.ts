import "server-only";
import { z } from "zod";
import { planRemediation as act } from "@/domain/checklist/acts/plan-remediation";
import { evidenceIds, maybe, seenBefore } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records what will be done about the vulnerability, and how it is delivered. */
export const planRemediation = incidentCommand({
  name: "plan-remediation",
  permission: "step:do",
  input: z.object({
    seen: seenBefore,
    remediation: z.enum(["install", "none-will-come", "withdraw"], { error: "Choose a plan" }),
    delivery: z.union([z.enum(["on-site", "remote-update"]), z.literal("").transform(() => null), z.null()]),
    vendorCase: maybe(120),
    reason: maybe(),
    evidenceIds,
  }),
  act,
});
