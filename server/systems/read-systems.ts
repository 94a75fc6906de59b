import "server-only";
import { z } from "zod";
import { shownAdvisories } from "@/db/advisories";
import type { Tx } from "@/db/client";
import { identitiesOf } from "@/db/identities";
import { besideByTag, decisionsOf, possibleDuplicatesOf } from "@/db/merging";
import { listSites } from "@/db/people";
import { lastServiceChange, otherRowsOf } from "@/db/service-changes";
import { countSystems, listLabels, listSelected, listSystemRows } from "@/db/system-list";
import {
  eventsOfSystem,
  findSystem,
  incidentsOfSystem,
  matchesOfSystem,
  networkHistory,
  type SystemMatch,
} from "@/db/system-page";
import { may } from "@/domain/access/permissions";
import { applyAnnotations } from "@/domain/advisories/corrections";
import type { SystemId } from "@/domain/ids";
import { mostLabels, type SystemLabel } from "@/domain/systems/label";
import type { SystemFilter } from "@/domain/systems/rows";
import { calendarDay } from "@/lib/dates";
import { query } from "../doors";
import { readCursor, writeCursor } from "../page-cursor";

const cursor = z.object({
  undecided: z.int().min(0),
  siteName: z.string(),
  assetTag: z.string(),
  id: z.uuid(),
});

/** One page of the inventory within reach, with how many systems of each site and class the filter lets through. */
export const listSystems = query({
  name: "list-systems",
  permission: "system:read",
  read: async (
    tx,
    { reach, reachFor },
    { filter, after }: Readonly<{ filter: SystemFilter; after: string | null }>,
  ) => {
    const incidents = reachFor("incident:read");
    const page = await listSystemRows(tx, { systems: reach, incidents }, filter, {
      size: 60,
      after: readCursor(after, cursor),
    });
    return {
      rows: page.rows,
      next: page.next && writeCursor(page.next),
      isFirst: after === null,
      counts: await countSystems(tx, reach, filter),
    };
  },
});

/** A system with everything that is known of it; null outside the caller's reach. */
export const readSystem = query({
  name: "read-system",
  permission: "system:read",
  read: async (tx, { reach, reachFor, now }, { id }: Readonly<{ id: SystemId }>) => {
    const system = await findSystem(tx, reach, id);
    if (!system) return null;
    const otherRows = await otherRowsOf(tx, reach, id);
    const mergedFrom = otherRows.filter(({ relation }) => relation === "merged-from").map((row) => row.id);
    return {
      system,
      identities: await identitiesOf(tx, id),
      network: await networkHistory(tx, id),
      matches: await withConfirmed(tx, await matchesOfSystem(tx, id)),
      incidents: await incidentsOfSystem(tx, reachFor("incident:read"), id, now),
      events: await eventsOfSystem(tx, id, mergedFrom),
      lastChange: await lastServiceChange(tx, reachFor("incident:read"), id),
      otherRows,
      now,
    };
  },
});

/** Matches with whether the findings of their advisory were answered; an advisory is read only where some keep incidents shut. */
async function withConfirmed(tx: Tx, matches: readonly SystemMatch[]) {
  const asked = matches.flatMap(({ advisoryId, blocks }) => (blocks ? [advisoryId] : []));
  const advisories = asked.length === 0 ? [] : await shownAdvisories(tx, asked);
  const open = new Set(
    advisories
      .filter(
        ({ reading, findings, annotations }) => !applyAnnotations(reading, findings, annotations).confirmed,
      )
      .map(({ id }) => id),
  );
  return matches.map((match) => ({ ...match, confirmed: !open.has(match.advisoryId) }));
}

/** The systems that were selected in the list, those within reach. */
export const readSelectedSystems = query({
  name: "read-selected-systems",
  permission: "system:read",
  read: (tx, { reach }, { ids }: Readonly<{ ids: readonly SystemId[] }>) => listSelected(tx, reach, ids),
});

/** A system as its form shows it; null outside the caller's reach. */
export const readSystemToCorrect = query({
  name: "read-system-to-correct",
  permission: "system:edit",
  read: (tx, { reach }, { id }: Readonly<{ id: SystemId }>) => findSystem(tx, reach, id),
});

/** The sites at which the caller may register systems. */
export const readSitesToRegister = query({
  name: "read-sites-to-register",
  permission: "system:register",
  read: async (tx, { actor }, _input: null) =>
    (await listSites(tx)).filter((site) => may(actor, "system:register", site.id)),
});

/** The labels of the systems of a filter within reach, and whether there are more than one print holds. */
export const readLabels = query({
  name: "read-labels",
  permission: "system:read",
  read: async (tx, { reach }, { filter }: Readonly<{ filter: SystemFilter }>) => {
    const labels = await listLabels(tx, reach, filter, mostLabels + 1);
    return { labels: labels.slice(0, mostLabels), isCut: labels.length > mostLabels };
  },
});

/** The label of one system; null outside the caller's reach. */
export const readLabel = query({
  name: "read-label",
  permission: "system:read",
  read: async (tx, { reach }, { id }: Readonly<{ id: SystemId }>): Promise<SystemLabel | null> => {
    const system = await findSystem(tx, reach, id);
    if (!system) return null;
    const { fields, site } = system;
    const { assetTag, manufacturer, location } = fields;
    const model = fields.model || fields.deviceClass;
    return { id, assetTag, manufacturer, model, location, siteName: site.name, siteCode: site.code };
  },
});

/** A system that may leave, with the sites it may move to and what is open there; null outside the caller's reach. */
export const readSystemToRetire = query({
  name: "read-system-to-retire",
  permission: "system:register",
  read: async (tx, { reach, reachFor, actor, now }, { id }: Readonly<{ id: SystemId }>) => {
    const system = await findSystem(tx, reach, id);
    if (!system) return null;
    const incidents = await incidentsOfSystem(tx, reachFor("incident:read"), id, now);
    return {
      system,
      openIncidents: incidents.filter((incident) => incident.closedAt === null).map(({ key }) => key),
      sites: (await listSites(tx)).filter(
        (site) => site.id !== system.site.id && may(actor, "system:register", site.id),
      ),
      today: calendarDay(now, system.site.zone),
    };
  },
});

/** A system with the rows that may be the same, and one of them beside it; null outside the caller's reach. */
export const readMerge = query({
  name: "read-merge",
  permission: "system:register",
  read: async (
    tx,
    { reach },
    { id, withId, tag }: Readonly<{ id: SystemId; withId: SystemId | null; tag: string | null }>,
  ) => {
    const kept = await findSystem(tx, reach, id);
    if (!kept) return null;
    const found = withId && withId !== id ? await findSystem(tx, reach, withId) : null;
    const merged = found && found.site.id === kept.site.id && found.state !== "retired" ? found : null;
    const decisions = merged && { kept: await decisionsOf(tx, id), merged: await decisionsOf(tx, merged.id) };
    const identities = merged && {
      kept: await identitiesOf(tx, id),
      merged: await identitiesOf(tx, merged.id),
    };
    return {
      kept,
      merged,
      decisions,
      identities,
      tagged: tag === null ? null : await besideByTag(tx, reach, id, tag),
      duplicates: await possibleDuplicatesOf(tx, reach, id),
    };
  },
});
