import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { copyIdentities, identitiesOf } from "@/db/identities";
import { lockMatching } from "@/db/matches";
import { decisionsOf } from "@/db/merging";
import { findSite } from "@/db/people";
import { insertServiceChange, openIncidentsOf } from "@/db/service-changes";
import { lockSystem, setSystems } from "@/db/systems";
import { type Actor, may } from "@/domain/access/permissions";
import type { DomainEvent } from "@/domain/events";
import type { RecordId, SystemId } from "@/domain/ids";
import { touchesMatching } from "@/domain/systems/correction";
import { decideMerge, type Merge, type MergeRefusal, type MergeSide } from "@/domain/systems/merging";
import { calendarDay } from "@/lib/dates";
import { ok } from "@/lib/result";
import { command, type Moment, type Placed } from "../doors";
import { followSystems } from "../incidents/follow-systems";
import { matchSystems } from "../matches/compute";
import { settleAsks } from "../site-asks/settle";
import { prose } from "../text-fields";
import { carryDecisions } from "./carry-decisions";
import { systemId, systemInput } from "./fields";
import { seenSides } from "./seen-sides";

const side = z.enum(["kept", "merged"]);

type Subject = Placed & Readonly<{ kept: MergeSide; merged: MergeSide; today: string }>;

/** Makes two rows of one system one: the kept row with the values chosen, the other retired as merged into it. */
export const mergeSystems = command({
  name: "merge-systems",
  sees: "system:read",
  permission: "system:register",
  input: z.object({
    keptId: systemId,
    mergedId: systemId,
    /** The hash of both rows as they were read. */
    seen: z.string().max(64),
    reason: prose(1000, "Say what shows that they are one system"),
    /** Which row's decision holds, by advisory. */
    holds: z.record(z.uuid(), side).default({}),
    /** Which row's DICOM identity holds, by modality. */
    identities: z.record(z.string().max(16), side).default({}),
    ...systemInput.shape,
  }),
  load: async (tx, input, { actor, now }): Promise<Subject | null> => {
    await lockMatching(tx, "exclusive");
    const sides = await lockSides(tx, [input.keptId, input.mergedId], actor);
    const [kept, merged] = [sides.get(input.keptId), sides.get(input.mergedId)];
    const site = kept && (await findSite(tx, kept.siteId));
    if (!kept || !merged || !site) return null;
    return { places: [kept.siteId, merged.siteId], kept, merged, today: calendarDay(now, site.zone) };
  },
  decide: ({ kept, merged }, given) => {
    const { keptId: _k, mergedId: _m, seen, reason, holds, identities, ...fields } = given;
    const asRead = seen === seenSides(kept, merged);
    const decided = decideMerge(kept, merged, { fields, asRead, holds, identities });
    return decided.ok ? ok({ ...decided.value, reason }) : decided;
  },
  save: async (tx, merge, moment) => {
    const { kept, merged } = moment.subject;
    // First the other row lets go of its asset tag.
    await retireMerged(tx, moment.subject, merge.reason, moment);
    const state = kept.state;
    await setSystems(tx, [{ id: kept.id, fields: merge.fields, state }], moment.now);
    await copyIdentities(tx, merge.identities, kept, moment.newId);
    const touched = touchesMatching(merge.changes) || merge.identities.length > 0;
    const because = `${merged.fields.assetTag} was merged into this row, which says something else now.`;
    const found = touched ? await matchSystems(tx, [kept.id], because, moment) : [];
    const followed = await followSystems(tx, [{ id: kept.id, changes: merge.changes }], moment);
    const carried = await carryDecisions(tx, { kept, merged }, merge.carried, moment);
    const settled = await settleAsks(tx, { siteIds: [kept.siteId], advisoryIds: "all" }, "cleared", moment);
    return [...mergedEvents(moment.subject, merge), ...found, ...followed, ...carried, ...settled];
  },
  done: (_merge, { kept }) => ({ systemId: kept.id }),
  conflict: (constraint): MergeRefusal | null =>
    constraint === "imaging_systems_tag"
      ? { code: "tag-taken", sentence: "A third system of this site carries this asset tag. Choose another." }
      : null,
});

/** Both rows with what is open and decided on each, locked in the order of their ids. */
async function lockSides(tx: Tx, ids: readonly SystemId[], actor: Actor) {
  const sides = new Map<SystemId, MergeSide>();
  for (const id of [...new Set(ids)].sort()) {
    const system = await lockSystem(tx, id);
    if (!system) continue;
    const isSeen = may(actor, "incident:read", system.siteId);
    const openIncidents = (await openIncidentsOf(tx, id)).map((incident) => ({ ...incident, isSeen }));
    sides.set(id, {
      ...system,
      openIncidents,
      decisions: await decisionsOf(tx, id),
      identities: await identitiesOf(tx, id),
    });
  }
  return sides;
}

async function retireMerged(
  tx: Tx,
  { kept, merged, today }: Subject,
  reason: string,
  { actor, now, newId }: Pick<Moment, "actor" | "now" | "newId">,
): Promise<void> {
  const about = { systemId: merged.id, siteId: merged.siteId, reason, since: today };
  // Safe because it is a fresh id.
  const change = { id: newId() as RecordId, ...about, kind: "merged" as const, otherSystemId: kept.id };
  await insertServiceChange(tx, change, "retired", actor.id, now);
}

function mergedEvents(
  { kept, merged }: Subject,
  { changes, carried, identities, reason }: Merge & Readonly<{ reason: string }>,
): readonly [DomainEvent, ...DomainEvent[]] {
  const tags = { keptTag: kept.fields.assetTag, mergedTag: merged.fields.assetTag };
  const data = {
    ...tags,
    keptSystemId: kept.id,
    mergedSystemId: merged.id,
    reason,
    changes,
    carried: carried.length,
    identities: identities.map(({ modality }) => modality),
  };
  const event = { type: "system.merged" as const, siteId: kept.siteId, incidentId: null, data };
  return [
    { ...event, subjectId: kept.id },
    { ...event, subjectId: merged.id },
  ];
}
