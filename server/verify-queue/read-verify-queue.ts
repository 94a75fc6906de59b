import "server-only";
import { waitingIncidents } from "@/db/verify-queue";
import { actorAt, may } from "@/domain/access/permissions";
import { amongOthers } from "@/domain/incidents/other-incident";
import { toVerify } from "@/domain/verify-queue/queue";
import { sha256 } from "@/lib/hash";
import { query } from "../doors";
import { withNeighbours } from "../incidents/now";

/** So many incidents at most stand on one page; the others on the next ones. */
const mostIncidents = 40;

/** What waits for a coordinator's word, with the evidence beside the claim, decided from the facts as they are now. */
export const readVerifyQueue = query({
  name: "read-verify-queue",
  permission: "step:verify",
  read: async (tx, { reach, actor, now }, { from }: Readonly<{ from: number }>) => {
    const env = { now, hash: sha256 };
    const { incidents, total } = await waitingIncidents(tx, reach, { size: mostIncidents, from, now });
    const known = await withNeighbours(
      tx,
      incidents.map(({ id }) => id),
    );
    const items = incidents.flatMap(({ due, ...incident }) => {
      const own = known.find(({ facts }) => facts.incident.id === incident.id);
      if (!own) return [];
      const facts = amongOthers(own, known, env);
      const here = actorAt(actor, incident.siteId);
      return toVerify(own.template, facts, env, here).map((item) => {
        const dueAt = due[item.step];
        return { ...item, incident, dueAt: dueAt ? new Date(dueAt) : null };
      });
    });
    return {
      items: items.filter(({ barred }) => barred === null),
      own: items.filter(({ barred }) => barred !== null),
      page: { from, shown: incidents.length, total },
      naming: incidents.every(({ siteId }) => may(actor, "evidence:open", siteId)),
      now,
    };
  },
});

export type VerifyQueueData = Awaited<ReturnType<typeof readVerifyQueue>>;
