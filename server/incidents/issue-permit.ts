import "server-only";
import { z } from "zod";
import { issuePermit as act } from "@/domain/checklist/acts/issue-permit";
import { instant, said } from "./fields";
import { incidentCommand } from "./incident-command";

/** Opens the remote update path for 72 hours at most. */
export const issuePermit = incidentCommand({
  name: "issue-permit",
  permission: "permit:issue",
  input: z.object({
    vendorCase: said("Give the vendor's case number", 120),
    talk: said("Record the talk with the Customer Care Center"),
    endsAt: instant,
  }),
  act,
});
