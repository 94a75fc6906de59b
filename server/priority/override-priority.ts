import "server-only";
import { z } from "zod";
import { insertOverride } from "@/db/priorities";
import type { RecordId } from "@/domain/ids";
import { decideOverride, decideOverrideEnd } from "@/domain/priority/deciding";
import { priorityAt } from "@/domain/priority/due";
import { priorities } from "@/domain/priority/values";
import { command } from "../doors";
import { instant, said } from "../incidents/fields";
import { name } from "../text-fields";
import { lockPriority, seenCount, storePriority } from "./subject";

/** Puts a coordinator's own priority before the table's, with a reason and an end. */
export const overridePriority = command({
  name: "override-priority",
  sees: "incident:read",
  permission: "incident:close",
  input: z.object({
    key: name(40),
    seen: seenCount,
    /** What the table gave when the person read it. */
    table: z.enum(priorities),
    priority: z.enum(priorities, { error: "Choose a priority" }),
    until: instant,
    reason: said("Say why", 1000),
  }),
  load: (tx, input, { now }) => lockPriority(tx, input.key, now),
  decide: ({ on }, input, { now }) => decideOverride(on, { ...input, now }),
  save: async (tx, _decided, { subject, input, actor, now, newId }) => {
    const { id: incidentId, siteId } = subject.incident.facts.incident;
    const { priority, until, reason } = input;
    // Safe because it is a fresh id.
    const id = newId() as RecordId;
    await insertOverride(tx, {
      id,
      incidentId,
      siteId,
      byPerson: actor.id,
      at: now,
      priority,
      until,
      reason,
    });
    const instead = priorityAt(subject.ground, now);
    const data = { override: id, priority, instead, reason, until: until.toISOString() };
    return storePriority(tx, subject, (place) => ({ ...place, type: "priority.overridden", data }), now);
  },
  done: () => null,
});

/** Ends an override before its time. */
export const endPriorityOverride = command({
  name: "end-priority-override",
  sees: "incident:read",
  permission: "incident:close",
  input: z.object({ key: name(40), seen: seenCount, reason: said("Say why", 1000) }),
  load: (tx, input, { now }) => lockPriority(tx, input.key, now),
  decide: ({ on }, input, { now }) => decideOverrideEnd(on, { ...input, now }),
  save: async (tx, _decided, { subject, input: { reason }, actor, now, newId }) => {
    const { id: incidentId, siteId } = subject.incident.facts.incident;
    // Safe because it is a fresh id.
    const id = newId() as RecordId;
    const ended = { priority: null, until: null, reason };
    await insertOverride(tx, { id, incidentId, siteId, byPerson: actor.id, at: now, ...ended });
    const data = { override: id, reason };
    return storePriority(tx, subject, (place) => ({ ...place, type: "priority.override-ended", data }), now);
  },
  done: () => null,
});
