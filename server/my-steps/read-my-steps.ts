import "server-only";
import { factsOf } from "@/db/incident-facts";
import { type MyIncident, myIncidents } from "@/db/my-steps";
import { listAsks } from "@/db/site-asks";
import { actorAt } from "@/domain/access/permissions";
import type { IncidentId } from "@/domain/ids";
import { amongOthers } from "@/domain/incidents/other-incident";
import { myWork, soonestFirst, steppingRoles } from "@/domain/my-steps/my-work";
import { sha256 } from "@/lib/hash";
import { query } from "../doors";
import { type Templated, withTemplates } from "../incidents/now";

/** So many systems at most stand on one page; a person with more has them by urgency, the others on the next ones. */
const mostSystems = 30;

/** What waits for a technician or a clinical lead, system by system, decided from the facts as they are now. */
export const readMySteps = query({
  name: "read-my-steps",
  permission: "step:do",
  read: async (tx, { reach, actor, now }, { from }: Readonly<{ from: number }>) => {
    const env = { now, hash: sha256 };
    const page = { size: mostSystems, from, now };
    const { incidents, total } = await myIncidents(tx, reach, actor.grants, page);
    const neighbours = incidents.flatMap((incident) => incident.neighbours);
    const ids = [...new Set([...incidents.map((incident) => incident.id), ...neighbours])];
    const templated = await withTemplates(tx, await factsOf(tx, ids));
    const known = new Map(templated.map((each) => [each.facts.incident.id, each]));

    const systems = incidents.flatMap((incident) => {
      const own = known.get(incident.id);
      if (!own) return [];
      const facts = amongOthers(own, othersOf(incident, known), env);
      const dueOf = (step: string) => {
        const at = incident.due[step];
        return at ? new Date(at) : null;
      };
      const work = myWork(own.template, facts, env, actorAt(actor, incident.siteId), dueOf);
      return [{ ...incident, work }];
    });
    return {
      systems: systems.filter(hasSomething).sort(soonestFirst),
      asks: await listAsks(tx, reach, null),
      page: { from, shown: incidents.length, total },
      works: actor.grants.some(({ role }) => steppingRoles.some((each) => each === role)),
      now,
    };
  },
});

export type MyStepsData = Awaited<ReturnType<typeof readMySteps>>;

const othersOf = ({ neighbours }: MyIncident, known: ReadonlyMap<IncidentId, Templated>) =>
  neighbours.flatMap((id) => known.get(id) ?? []);

const hasSomething = ({ work }: Readonly<{ work: ReturnType<typeof myWork> }>): boolean =>
  work.acts.length > 0 || work.waits.length > 0 || work.locked !== null;
