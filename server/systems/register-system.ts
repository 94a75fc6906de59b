import "server-only";
import { z } from "zod";
import { lockMatching } from "@/db/matches";
import { findSite } from "@/db/people";
import { insertSystems } from "@/db/systems";
import type { RecordId, SystemId } from "@/domain/ids";
import { tagTaken } from "@/domain/systems/correction";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { matchSystems } from "../matches/compute";
import { siteId } from "../people/fields";
import { systemInput } from "./fields";

/** Takes a system into the inventory of a site and compares it with every advisory. */
export const registerSystem = command({
  name: "register-system",
  sees: "system:read",
  permission: "system:register",
  input: z.object({ siteId, ...systemInput.shape }),
  load: async (tx, input, { newId }) => {
    await lockMatching(tx, "shared");
    const site = await findSite(tx, input.siteId);
    // Safe because they are fresh ids.
    return site ? { places: [site.id], id: newId() as SystemId, networkId: newId() as RecordId } : null;
  },
  decide: ({ id, networkId }, { siteId: atSite, ...fields }) => ok({ id, networkId, siteId: atSite, fields }),
  save: async (tx, system, moment) => {
    const { id, siteId: atSite, fields } = system;
    await insertSystems(tx, [system], moment.actor.id, moment.now);
    const found = await matchSystems(tx, [id], "The system was registered.", moment);
    const data = { systemId: id, siteId: atSite, assetTag: fields.assetTag, fields };
    return [{ type: "system.registered", siteId: atSite, incidentId: null, subjectId: id, data }, ...found];
  },
  done: ({ id }) => ({ systemId: id }),
  conflict: (constraint) => (constraint === "imaging_systems_tag" ? tagTaken : null),
});
