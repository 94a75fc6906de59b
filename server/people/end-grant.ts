import "server-only";
import { z } from "zod";
import { lockAdministrators, lockGrant, setGrantEnded } from "@/db/people";
import { decideEndGrant } from "@/domain/people/rules";
import { command } from "../doors";
import { grantId } from "./fields";

/** Takes a role away; it acts at the person's next request. */
export const endGrant = command({
  name: "end-grant",
  sees: "people:manage",
  permission: "people:manage",
  input: z.object({ grantId }),
  load: async (tx, input) => {
    const administrators = await lockAdministrators(tx);
    const grant = await lockGrant(tx, input.grantId);
    return grant ? { places: [null], grant, administrators } : null;
  },
  decide: ({ grant, administrators }) => decideEndGrant(grant, administrators),
  save: async (tx, _decision, { subject: { grant }, actor, now }) => {
    await setGrantEnded(tx, grant.id, actor.id, now);
    const data = { personName: grant.personName, role: grant.role, siteCode: grant.siteCode };
    return [{ type: "grant.ended", siteId: null, incidentId: null, subjectId: grant.personId, data }];
  },
  done: () => null,
});
