import "server-only";
import { query } from "../doors";
import { readEvidence } from "../evidence/read-evidence";
import { readIncident } from "./read-incident";

/** So many lines of the timeline at most stand in a report: more than any incident has had. */
const mostEvents = 100_000;

/** Everything the report of an incident is made of, read at one moment; null outside the caller's reach. */
export const readIncidentReport = query({
  name: "read-incident-report",
  permission: "incident:read",
  read: async (tx, { actor, now }, { key }: Readonly<{ key: string }>) => {
    const on = { on: tx, now };
    const incident = await readIncident(actor, { key, events: { size: mostEvents, before: null } }, on);
    const evidence = incident && (await readEvidence(actor, { key }, on));
    if (!evidence) return null;
    const { facts, evaluation, head, events } = incident;
    return { facts, evaluation, head, events, evidence, now };
  },
});
