import "server-only";
import { z } from "zod";
import { insertVendorWait } from "@/db/priorities";
import type { RecordId } from "@/domain/ids";
import { decideVendorWait, decideVendorWaitEnd } from "@/domain/priority/deciding";
import { command } from "../doors";
import { instant, said } from "../incidents/fields";
import { name, optionalLine } from "../text-fields";
import { lockPriority, seenCount, storePriority } from "./subject";

/** Notes until when an incident waits for the vendor; the steps after the containment are due no earlier. */
export const waitForVendor = command({
  name: "wait-for-vendor",
  sees: "incident:read",
  permission: "incident:close",
  input: z.object({
    key: name(40),
    seen: seenCount,
    until: instant,
    vendorCase: optionalLine(80),
    reason: said("Say what the vendor is to do", 1000),
  }),
  load: (tx, input, { now }) => lockPriority(tx, input.key, now),
  decide: ({ on }, input, { now }) => decideVendorWait(on, { ...input, now }),
  save: async (tx, _decided, { subject, input, actor, now, newId }) => {
    const { id: incidentId, siteId } = subject.incident.facts.incident;
    const { until, vendorCase, reason } = input;
    // Safe because it is a fresh id.
    const id = newId() as RecordId;
    const row = { id, incidentId, siteId, byPerson: actor.id, at: now, until, vendorCase, reason };
    await insertVendorWait(tx, row);
    const data = { wait: id, until: until.toISOString(), vendorCase, reason };
    return storePriority(tx, subject, (place) => ({ ...place, type: "vendor-wait.begun", data }), now);
  },
  done: () => null,
});

/** Ends a wait for the vendor before its time. */
export const endVendorWait = command({
  name: "end-vendor-wait",
  sees: "incident:read",
  permission: "incident:close",
  input: z.object({ key: name(40), seen: seenCount, reason: said("Say why", 1000) }),
  load: (tx, input, { now }) => lockPriority(tx, input.key, now),
  decide: ({ on }, input, { now }) => decideVendorWaitEnd(on, { ...input, now }),
  save: async (tx, _decided, { subject, input: { reason }, actor, now, newId }) => {
    const { id: incidentId, siteId } = subject.incident.facts.incident;
    // Safe because it is a fresh id.
    const id = newId() as RecordId;
    const ended = { until: null, vendorCase: "", reason };
    await insertVendorWait(tx, { id, incidentId, siteId, byPerson: actor.id, at: now, ...ended });
    const data = { wait: id, reason };
    return storePriority(tx, subject, (place) => ({ ...place, type: "vendor-wait.ended", data }), now);
  },
  done: () => null,
});
