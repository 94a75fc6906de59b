import "server-only";
import { z } from "zod";
import { revokePermit as act } from "@/domain/checklist/acts/revoke-permit";
import { recordId } from "./fields";
import { incidentCommand } from "./incident-command";

/** Ends a permit before its time; the end still has to be proved. */
export const revokePermit = incidentCommand({
  name: "revoke-permit",
  permission: "permit:issue",
  input: z.object({ permitId: recordId }),
  act,
});
