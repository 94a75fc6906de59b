import "server-only";
import { factsOf } from "@/db/incident-facts";
import { openIncidentsOf } from "@/db/steps-here";
import { findSystem } from "@/db/system-page";
import { actorAt } from "@/domain/access/permissions";
import type { SystemId } from "@/domain/ids";
import { amongOthers } from "@/domain/incidents/other-incident";
import { myWork } from "@/domain/my-steps/my-work";
import { sha256 } from "@/lib/hash";
import { query } from "../doors";
import { withTemplates } from "../incidents/now";

/**
 * What the caller can do next at one system, the soonest step of each of its open incidents; null outside the caller's reach. Where
 * the code on its label leads.
 */
export const readStepsHere = query({
  name: "read-steps-here",
  permission: "system:read",
  read: async (tx, { reach, reachFor, actor, now }, { id }: Readonly<{ id: SystemId }>) => {
    const system = await findSystem(tx, reach, id);
    if (!system) return null;
    const open = await openIncidentsOf(tx, reachFor("step:do"), id);
    const env = { now, hash: sha256 };
    const known = await withTemplates(
      tx,
      await factsOf(
        tx,
        open.map((incident) => incident.id),
      ),
    );
    const steps = open.flatMap(({ id: incidentId, advisory, due }) => {
      const own = known.find(({ facts }) => facts.incident.id === incidentId);
      if (!own) return [];
      const facts = amongOthers(own, known, env);
      const dueOf = (step: string) => (due[step] ? new Date(due[step]) : null);
      const [first] = myWork(own.template, facts, env, actorAt(actor, facts.incident.siteId), dueOf).acts;
      return first
        ? [
            {
              incident: facts.incident.key,
              advisory,
              step: first.step,
              title: first.title,
              dueAt: first.dueAt,
            },
          ]
        : [];
    });
    return {
      assetTag: system.fields.assetTag,
      zone: system.site.zone,
      siteName: system.site.name,
      steps,
      now,
    };
  },
});
