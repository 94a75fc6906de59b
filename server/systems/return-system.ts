import "server-only";
import { z } from "zod";
import { lockMatching } from "@/db/matches";
import { findSite } from "@/db/people";
import { insertServiceChange, lastSuccessorOf, openWithdrawalsOf } from "@/db/service-changes";
import { lockSystem } from "@/db/systems";
import { may } from "@/domain/access/permissions";
import type { RecordId } from "@/domain/ids";
import { decideReturn, tagTakenSince } from "@/domain/systems/service-changes";
import { calendarDay } from "@/lib/dates";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { matchSystems } from "../matches/compute";
import { prose } from "../text-fields";
import { systemId } from "./fields";

/** Takes a retired system into service again; it is compared with every advisory that came since. */
export const returnSystem = command({
  name: "return-system",
  sees: "system:read",
  permission: "system:register",
  input: z.object({ systemId, reason: prose(1000, "Say why it is in service again") }),
  load: async (tx, input, { actor, now }) => {
    await lockMatching(tx, "shared");
    const system = await lockSystem(tx, input.systemId);
    const site = system && (await findSite(tx, system.siteId));
    if (!site) return null;
    const isSeen = may(actor, "incident:read", site.id);
    const openIncidents = (await openWithdrawalsOf(tx, system.id)).map((each) => ({ ...each, isSeen }));
    const after = await lastSuccessorOf(tx, system.id);
    const successor = after && { ...after, isSeen: may(actor, "system:read", after.siteId) };
    return { places: [site.id], system, openIncidents, successor, today: calendarDay(now, site.zone) };
  },
  decide: ({ system, openIncidents, successor }, { reason }) => {
    const back = decideReturn({ ...system, openIncidents }, successor);
    return back.ok ? ok({ reason }) : back;
  },
  save: async (tx, { reason }, moment) => {
    const { subject, actor, now, newId } = moment;
    const { id, siteId, fields } = subject.system;
    const about = { systemId: id, siteId, reason, since: subject.today, otherSystemId: null };
    // Safe because it is a fresh id.
    const change = { id: newId() as RecordId, ...about, kind: "returned" as const };
    await insertServiceChange(tx, change, "in-service", actor.id, now);
    const found = await matchSystems(tx, [id], "The system was taken into service again.", moment);
    const data = { systemId: id, siteId, assetTag: fields.assetTag, reason };
    return [{ type: "system.returned", siteId, incidentId: null, subjectId: id, data }, ...found];
  },
  done: (_decision, { system }) => ({ systemId: system.id }),
  conflict: (constraint) => (constraint === "imaging_systems_tag" ? tagTakenSince : null),
});
