import "server-only";
import { z } from "zod";
import { type LockedDrill, lockDrill, endDrill as setEnded } from "@/db/drills";
import type { DrillRefusal } from "@/domain/drills/drill";
import { ok, type Result, refuse } from "@/lib/result";
import { command, type Placed } from "../doors";
import { name } from "../text-fields";

type Subject = Placed & Readonly<{ drill: LockedDrill }>;

/** Ends a drill: nothing is done in it any more, and its report stands. */
export const endDrill = command({
  name: "end-drill",
  sees: "incident:read",
  permission: "drill:hold",
  input: z.object({ drill: name(40) }),
  load: async (tx, input): Promise<Subject | null> => {
    const drill = await lockDrill(tx, input.drill);
    const [first, ...others] = drill?.sites ?? [];
    return drill && first ? { places: [first, ...others], drill } : null;
  },
  decide: ({ drill }): Result<LockedDrill, DrillRefusal> =>
    drill.endedAt ? refuse({ code: "drill-ended", sentence: "The drill has ended already." }) : ok(drill),
  save: async (tx, { id, key }, { actor, now }) => {
    await setEnded(tx, id, actor.id, now);
    return [{ type: "drill.ended", siteId: null, incidentId: null, subjectId: id, data: { drill: id, key } }];
  },
  done: ({ key }) => ({ key }),
});
