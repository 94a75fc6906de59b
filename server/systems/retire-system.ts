import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { lockMatching } from "@/db/matches";
import { findSite } from "@/db/people";
import { insertServiceChange, openIncidentsOf } from "@/db/service-changes";
import { lockSystem } from "@/db/systems";
import { type Actor, may } from "@/domain/access/permissions";
import type { RecordId, SystemId } from "@/domain/ids";
import { decideLeaving } from "@/domain/systems/service-changes";
import { calendarDay } from "@/lib/dates";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { settleAsks } from "../site-asks/settle";
import { prose } from "../text-fields";
import { systemId } from "./fields";

/** A system locked for leaving, with its site's day and the open incidents the person may know of. */
export async function lockLeaving(
  tx: Tx,
  id: SystemId,
  { actor, now }: Readonly<{ actor: Actor; now: Date }>,
) {
  await lockMatching(tx, "shared");
  const system = await lockSystem(tx, id);
  const site = system && (await findSite(tx, system.siteId));
  if (!site) return null;
  const isSeen = may(actor, "incident:read", system.siteId);
  const openIncidents = (await openIncidentsOf(tx, id)).map((incident) => ({ ...incident, isSeen }));
  return { system, openIncidents, today: calendarDay(now, site.zone) };
}

export const since = z.iso.date("Give a day");

/** Retires a system: it leaves counts, matches and lists, and keeps everything that is known of it. */
export const retireSystem = command({
  name: "retire-system",
  sees: "system:read",
  permission: "system:register",
  input: z.object({ systemId, since, reason: prose(1000, "Say why it is retired") }),
  load: async (tx, input, moment) => {
    const leaving = await lockLeaving(tx, input.systemId, moment);
    return leaving && { places: [leaving.system.siteId], ...leaving };
  },
  decide: ({ system, openIncidents, today }, input) => {
    const left = decideLeaving({ ...system, openIncidents }, { since: input.since, today });
    return left.ok ? ok(input) : left;
  },
  save: async (tx, { since: day, reason }, moment) => {
    const { subject, actor, now, newId } = moment;
    const { system } = subject;
    const { id, siteId } = system;
    // Safe because it is a fresh id.
    const change = { id: newId() as RecordId, systemId: id, siteId, kind: "retired" as const, reason };
    await insertServiceChange(tx, { ...change, since: day, otherSystemId: null }, "retired", actor.id, now);
    const data = { systemId: id, siteId, assetTag: system.fields.assetTag, reason, since: day };
    const settled = await settleAsks(tx, { siteIds: [siteId], advisoryIds: "all" }, "cleared", moment);
    return [{ type: "system.retired", siteId, incidentId: null, subjectId: id, data }, ...settled];
  },
  done: (_decision, { system }) => ({ systemId: system.id }),
});
