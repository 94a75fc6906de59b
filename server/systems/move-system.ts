import "server-only";
import { z } from "zod";
import { copyIdentities, identitiesOf } from "@/db/identities";
import { lockMatching } from "@/db/matches";
import { findSite } from "@/db/people";
import { insertServiceChange, setSucceeds } from "@/db/service-changes";
import { insertSystems } from "@/db/systems";
import type { RecordId, SystemId } from "@/domain/ids";
import { fieldLengths } from "@/domain/systems/cells";
import { decideMove, tagTakenThere } from "@/domain/systems/service-changes";
import type { SystemFields } from "@/domain/systems/system";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { matchSystems } from "../matches/compute";
import { siteId } from "../people/fields";
import { settleAsks } from "../site-asks/settle";
import { line, optionalLine, prose } from "../text-fields";
import { systemId } from "./fields";
import { lockLeaving, since } from "./retire-system";

/** What belongs to a place stays there: nobody has said yet how it is at the other site. */
const ofThePlace = {
  ipAddress: "",
  vlan: "",
  switchPort: "",
  clinicalOwner: "",
  examsPerDay: null,
  alternative: "",
} as const satisfies Partial<SystemFields>;

/** Moves a system: retired here, taken up there as a row of its own that is compared and decided anew; each names the other. */
export const moveSystem = command({
  name: "move-system",
  sees: "system:read",
  permission: "system:register",
  input: z.object({
    systemId,
    siteId,
    since,
    reason: prose(1000, "Say why it moves"),
    assetTag: line(fieldLengths.assetTag, "Give the asset tag it carries there"),
    location: optionalLine(fieldLengths.location),
  }),
  load: async (tx, input, { actor, now, newId }) => {
    await lockMatching(tx, "shared");
    const leaving = await lockLeaving(tx, input.systemId, { actor, now });
    const to = await findSite(tx, input.siteId);
    if (!leaving || !to) return null;
    // Safe because they are fresh ids.
    const fresh = { newSystemId: newId() as SystemId, networkId: newId() as RecordId };
    return { places: [leaving.system.siteId, to.id], ...leaving, to, ...fresh };
  },
  decide: ({ system, openIncidents, today, to }, input) => {
    const moved = decideMove({ ...system, openIncidents }, to.id, { since: input.since, today });
    return moved.ok ? ok(input) : moved;
  },
  save: async (tx, { since: day, reason, assetTag, location }, moment) => {
    const { subject, actor, now, newId } = moment;
    const { system, to, newSystemId, networkId } = subject;
    const fields: SystemFields = { ...system.fields, ...ofThePlace, assetTag, location };
    await insertSystems(tx, [{ id: newSystemId, networkId, siteId: to.id, fields }], actor.id, now);
    await setSucceeds(tx, newSystemId, system.id);
    const copied = (await identitiesOf(tx, system.id)).map(({ id }) => ({ id, supersedes: null }));
    await copyIdentities(tx, copied, { id: newSystemId, siteId: to.id }, newId);
    const about = { systemId: system.id, siteId: system.siteId, reason, since: day };
    // Safe because it is a fresh id.
    const change = { id: newId() as RecordId, ...about, kind: "moved" as const, otherSystemId: newSystemId };
    await insertServiceChange(tx, change, "retired", actor.id, now);
    const found = await matchSystems(tx, [newSystemId], "The system was taken up at this site.", moment);
    const settled = await settleAsks(tx, { siteIds: [system.siteId], advisoryIds: "all" }, "cleared", moment);
    const tags = { fromTag: system.fields.assetTag, toTag: assetTag };
    const data = { ...tags, fromSystemId: system.id, toSystemId: newSystemId, reason, since: day };
    const place = { incidentId: null, data };
    return [
      { ...place, type: "system.moved", siteId: system.siteId, subjectId: system.id },
      { ...place, type: "system.taken-up", siteId: to.id, subjectId: newSystemId },
      ...found,
      ...settled,
    ];
  },
  done: (_decision, { newSystemId }) => ({ systemId: newSystemId }),
  conflict: (constraint) => (constraint === "imaging_systems_tag" ? tagTakenThere : null),
});
