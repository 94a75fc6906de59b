import "server-only";
import { z } from "zod";
import { approve as act } from "@/domain/checklist/acts/approve";
import { maybe } from "./fields";
import { incidentCommand } from "./incident-command";

const input = z.object({
  purpose: z.enum(["return", "interim", "cancel"]),
  /** What the signer saw; another hash now means that something changed, and nothing is signed. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, "Open the page again: what is to be signed is missing"),
  conditions: maybe(),
});

/** Signs the coordinator's half of a two-person approval. */
export const approveAsCoordinator = incidentCommand({
  name: "approve-as-coordinator",
  permission: "approval:coordinator",
  input: input.transform((given) => ({ ...given, side: "coordinator" as const })),
  act,
});

/** Signs the clinical lead's half of a two-person approval. */
export const approveAsClinicalLead = incidentCommand({
  name: "approve-as-clinical-lead",
  permission: "approval:clinical-lead",
  input: input.transform((given) => ({ ...given, side: "clinical-lead" as const })),
  act,
});
