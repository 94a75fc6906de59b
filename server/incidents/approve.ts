import "server-only";
import { z } from "zod";
import { approve as act } from "@/domain/checklist/acts/approve";
import type { ApproveInput } from "@/domain/checklist/acts/inputs";
import { refused } from "@/domain/checklist/acts/refusing";
import type { Facts } from "@/domain/checklist/facts";
import type { Moment } from "@/domain/checklist/moment";
import type { Template } from "@/domain/checklist/template";
import { signerAnswers, steppedUp } from "../step-up";
import { maybe } from "./fields";
import { incidentCommand } from "./incident-command";

const input = z.object({
  purpose: z.enum(["return", "interim", "cancel"]),
  /** What the signer saw; another hash now means that something changed, and nothing is signed. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, "Open the page again: what is to be signed is missing"),
  conditions: maybe(),
  /** Filled in by the step before, which compares the password. */
  signer: z.enum(signerAnswers),
});

const notConfirmed = {
  wrong: "The password is not yours. Nothing was signed.",
  missing: "Confirm that it is you who signs. Nothing was signed.",
  "too-many": "Too many wrong passwords. Wait 15 minutes; nothing was signed.",
} as const;

type Given = Omit<ApproveInput, "confirmedBy"> & Readonly<{ signer: z.infer<typeof input>["signer"] }>;

function signed(template: Template, facts: Facts, { signer, ...given }: Given, moment: Moment) {
  if (signer === "password" || signer === "click")
    return act(template, facts, { ...given, confirmedBy: signer }, moment);
  // What cannot be signed at all is said first.
  const decided = act(template, facts, given, moment);
  return decided.ok ? refused("not-confirmed", notConfirmed[signer]) : decided;
}

/** Signs the coordinator's half of a two-person approval, confirmed anew. */
export const approveAsCoordinator = steppedUp(
  incidentCommand({
    name: "approve-as-coordinator",
    permission: "approval:coordinator",
    input: input.transform((given) => ({ ...given, side: "coordinator" as const })),
    act: signed,
  }),
);

/** Signs the clinical lead's half of a two-person approval, confirmed anew. */
export const approveAsClinicalLead = steppedUp(
  incidentCommand({
    name: "approve-as-clinical-lead",
    permission: "approval:clinical-lead",
    input: input.transform((given) => ({ ...given, side: "clinical-lead" as const })),
    act: signed,
  }),
);
