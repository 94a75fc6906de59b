import "server-only";
import { z } from "zod";
import { lockMatching } from "@/db/matches";
import { lockSystem, setSystems } from "@/db/systems";
import { decideCorrection, type SystemRefusal, tagTaken, touchesMatching } from "@/domain/systems/correction";
import { command } from "../doors";
import { followSystems } from "../incidents/follow-systems";
import { fieldChanged, matchSystems } from "../matches/compute";
import { systemId, systemInput } from "./fields";

/** Corrects what the inventory says of a system, field by field; matches that rest on a changed field are computed anew. */
export const correctSystem = command({
  name: "correct-system",
  sees: "system:read",
  permission: "system:edit",
  input: z.object({
    systemId,
    rowVersion: z.coerce.number().int(),
    state: z.enum(["in-service", "out-of-service"]),
    ...systemInput.shape,
  }),
  load: async (tx, input) => {
    await lockMatching(tx, "shared");
    const system = await lockSystem(tx, input.systemId);
    return system ? { places: [system.siteId], system } : null;
  },
  decide: ({ system }, { systemId: _id, rowVersion, state, ...fields }) =>
    decideCorrection(system, { fields, rowVersion, state }),
  save: async (tx, { fields, state, stateBefore, changes }, moment) => {
    const { id, siteId } = moment.subject.system;
    await setSystems(tx, [{ id, fields, state }], moment.now);
    const found = touchesMatching(changes) ? await matchSystems(tx, [id], fieldChanged, moment) : [];
    const followed = await followSystems(tx, [{ id, changes }], moment);
    const stateChange = state === stateBefore ? [] : [{ field: "state", before: stateBefore, after: state }];
    const data = { systemId: id, siteId, assetTag: fields.assetTag, changes: [...changes, ...stateChange] };
    return [
      { type: "system.corrected", siteId, incidentId: null, subjectId: id, data },
      ...found,
      ...followed,
    ];
  },
  done: ({ changes }, { system }) => ({ systemId: system.id, changed: changes.length }),
  conflict: (constraint): SystemRefusal | null => (constraint === "imaging_systems_tag" ? tagTaken : null),
});
