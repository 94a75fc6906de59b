import "server-only";
import { z } from "zod";
import {
  cancelIncident as cancelAct,
  requestCancel as requestAct,
  withdrawCancel as withdrawAct,
} from "@/domain/checklist/acts/cancel";
import { maybe, recordId, said } from "./fields";
import { incidentCommand } from "./incident-command";

/** Asks to cancel an incident as a wrong match. */
export const requestCancel = incidentCommand({
  name: "request-cancel",
  permission: "incident:close",
  input: z.object({ reason: said("Say why the match is wrong") }),
  act: requestAct,
});

/** Takes the request to cancel back: the match was right after all. */
export const withdrawCancel = incidentCommand({
  name: "withdraw-cancel",
  permission: "incident:close",
  input: z.object({ cancellationId: recordId }),
  act: withdrawAct,
});

/** Cancels an incident whose system is where it was when it was opened. */
export const cancelIncident = incidentCommand({
  name: "cancel-incident",
  permission: "incident:close",
  input: z.object({ reason: maybe() }),
  act: cancelAct,
});
