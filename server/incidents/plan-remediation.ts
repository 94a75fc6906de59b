import "server-only";
import { z } from "zod";
import { planRemediation as act } from "@/domain/checklist/acts/plan-remediation";
import { evidenceIds, maybe, seenBefore } from "./fields";
import { incidentCommand } from "./incident-command";

/** Records what will be done about the vulnerability, and how it is delivered. */
export const planRemediation = incidentCommand({
  name: "plan-remediation",
  permission: "step:do",
  input: z
    .object({
      seen: seenBefore,
      remediation: z.enum(["install", "none-will-come", "withdraw"], { error: "Choose a plan" }),
      delivery: z.union([
        z.enum(["on-site", "remote-update"]),
        z.literal("").transform(() => null),
        z.null(),
      ]),
      vendorCase: maybe(120),
      reason: maybe(),
      expectedPackage: maybe(200).default(null),
      expectedVersion: maybe(200).default(null),
      evidenceIds,
    })
    .superRefine(({ expectedPackage, expectedVersion }, context) => {
      if ((expectedPackage === null) === (expectedVersion === null)) return;
      const path = [expectedPackage === null ? "expectedPackage" : "expectedVersion"];
      context.addIssue({ code: "custom", path, message: "Give both, or leave both empty" });
    })
    .transform(({ expectedPackage, expectedVersion, ...input }) => ({
      ...input,
      expected:
        expectedPackage !== null && expectedVersion !== null
          ? { package: expectedPackage, version: expectedVersion }
          : null,
    })),
  act,
});
