import "server-only";
import { listDrillAnswers } from "@/db/drill-answers";
import { listDrillIncidents, listDrillSystems, listInjects, listDrills as listRows } from "@/db/drills";
import { factsOf } from "@/db/incident-facts";
import { newestTemplates } from "@/db/opening";
import { listAdvisoryNames } from "@/db/status";
import type { Step } from "@/domain/checklist/template";
import { dueBy } from "@/domain/drills/drill";
import { reportOf } from "@/domain/drills/report";
import type { AdvisoryId } from "@/domain/ids";
import { dueTimes } from "@/domain/priority/due";
import { sha256 } from "@/lib/hash";
import { query } from "../doors";
import { withTemplates } from "../incidents/now";
import { readGrounds } from "../priority/ground";

/** The drills of which something lies within reach. */
export const listDrills = query({
  name: "list-drills",
  permission: "incident:read",
  read: (tx, { reach }, _input: null) => listRows(tx, reach),
});

/** A drill with its incidents within reach, and the messages whose time has come. */
export const readDrill = query({
  name: "read-drill",
  permission: "incident:read",
  read: async (tx, { reach, now }, { key }: Readonly<{ key: string }>) => {
    const [drill] = await listRows(tx, reach, key);
    if (!drill) return null;
    const injects = await listInjects(tx, drill.id);
    return {
      drill,
      incidents: await listDrillIncidents(tx, reach, drill.id),
      injects: dueBy(injects, now, drill.endedAt),
      answers: await listDrillAnswers(tx, reach, drill.id),
      now,
    };
  },
});

/** What a drill showed, system by system within reach. */
export const readDrillReport = query({
  name: "read-drill-report",
  permission: "incident:read",
  read: async (tx, { reach, now }, { key }: Readonly<{ key: string }>) => {
    const [drill] = await listRows(tx, reach, key);
    if (!drill) return null;
    const incidents = await listDrillIncidents(tx, reach, drill.id);
    const ids = incidents.map((incident) => incident.id);
    const injects = await listInjects(tx, drill.id);
    const answers = await listDrillAnswers(tx, reach, drill.id);
    const grounds = await readGrounds(tx, ids);
    const templated = await withTemplates(tx, await factsOf(tx, ids));
    const systems = incidents.flatMap((incident) => {
      const own = templated.find(({ facts }) => facts.incident.id === incident.id);
      const ground = grounds.get(incident.id);
      if (!own || !ground) return [];
      const course = {
        startedAt: drill.startedAt,
        endedAt: drill.endedAt,
        injects,
        answers: answers.filter((answer) => answer.incidentId === incident.id),
        dueAt: (step: Step, at: Date) => dueTimes(ground, ground.count, at)(step),
      };
      return [{ incident, report: reportOf(own.template, own.facts, course, { now, hash: sha256 }) }];
    });
    return { drill, systems, now };
  },
});

/** What a drill can be opened with: an advisory, the systems it may concern where the caller holds drills, a checklist. */
export const readDrillChoices = query({
  name: "read-drill-choices",
  permission: "drill:hold",
  read: async (tx, { reach }, { advisoryId }: Readonly<{ advisoryId: AdvisoryId | null }>) => {
    const advisories = await listAdvisoryNames(tx, reach);
    const chosen = advisories.find((advisory) => advisory.id === advisoryId) ?? advisories[0] ?? null;
    if (!chosen) return { advisories, chosen, systems: [], templates: [] };
    return {
      advisories,
      chosen,
      systems: await listDrillSystems(tx, reach, chosen.id),
      templates: await newestTemplates(tx),
    };
  },
});
