import "server-only";
import { z } from "zod";
import { insertVendorWait, insertVendorWaitEnd, lastVendorWait } from "@/db/teamwork";
import { decideWait, decideWaitEnd } from "@/domain/incidents/vendor-wait";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { line, name, prose } from "../text-fields";
import { recordId, said, seenBefore } from "./fields";
import { freshId, lockTalk, placed } from "./talked-of";

/** Records that an incident waits for its vendor until the end of a day, under the vendor's case number. */
export const waitForVendor = command({
  name: "wait-for-vendor",
  sees: "incident:read",
  permission: "vendor:wait",
  input: z.object({
    key: name(40),
    seen: seenBefore,
    vendorCase: line(80, "Give the vendor's case number"),
    waitsFor: prose(500, "Say what the vendor is to do"),
    until: z.iso.date("Give the day until which you wait"),
  }),
  load: (tx, input) => lockTalk(tx, input.key, async ({ id }) => ({ last: await lastVendorWait(tx, id) })),
  decide: (subject, input, { now, newId }) => {
    const decided = decideWait(subject, input, now);
    return decided.ok ? ok({ id: freshId(newId) }) : decided;
  },
  save: async (tx, { id }, { subject: { incident, last }, input, actor, now }) => {
    const { vendorCase, waitsFor, until } = input;
    const supersedes = last?.id ?? null;
    const place = { incidentId: incident.id, siteId: incident.siteId, supersedes };
    const row = { vendorCase, waitsFor, untilDay: until, byPerson: actor.id, at: now };
    await insertVendorWait(tx, { id, ...place, ...row });
    const data = { wait: id, supersedes, vendorCase, waitsFor, until };
    return [{ type: "vendor-wait.begun", ...placed(incident), data }];
  },
  done: () => null,
});

/** Ends a wait before its day is over: the vendor answered, or is waited for no longer. */
export const endVendorWait = command({
  name: "end-vendor-wait",
  sees: "incident:read",
  permission: "vendor:wait",
  input: z.object({ key: name(40), wait: recordId, reason: said("Say why the wait ends", 1000) }),
  load: (tx, input) => lockTalk(tx, input.key, async ({ id }) => ({ last: await lastVendorWait(tx, id) })),
  decide: (subject, input, { now }) => decideWaitEnd(subject, input, now),
  save: async (tx, { id, vendorCase, until }, { subject: { incident }, input: { reason }, actor, now }) => {
    await insertVendorWaitEnd(tx, {
      waitId: id,
      siteId: incident.siteId,
      reason,
      byPerson: actor.id,
      at: now,
    });
    const data = { wait: id, vendorCase, until, reason };
    return [{ type: "vendor-wait.ended", ...placed(incident), data }];
  },
  done: () => null,
});
