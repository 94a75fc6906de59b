import "server-only";
import { and, desc, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { NetworkFact, NetworkState } from "@/domain/checklist/facts";
import type { AdvisoryId, IncidentId, MatchId, SiteId, SystemId } from "@/domain/ids";
import type { ExposureName } from "@/domain/incidents/exposure-names";
import type { MatchStanding } from "@/domain/matching/decisions";
import type { MatchLevel, Reason } from "@/domain/matching/matchable";
import type { MatchRow, ShownDecision } from "@/domain/matching/rows";
import type { Priority } from "@/domain/priority/values";
import type { ServiceState, SystemFields } from "@/domain/systems/system";
import type { Tx } from "./client";
import { effectiveExposure } from "./exposure-now";
import { decisionJson, standingText } from "./match-list";
import { priorityColumns } from "./priority-columns";
import { type Reach, within, withinText } from "./reach";
import { matchRecheckJson } from "./rechecks";
import { events, imagingSystems, sites } from "./schema";
import { fieldColumns } from "./systems";

export type SystemHead = Readonly<{
  id: SystemId;
  site: Readonly<{ id: SiteId; name: string; code: string; zone: string }>;
  state: ServiceState;
  rowVersion: number;
  fields: SystemFields;
  createdAt: Date;
  updatedAt: Date;
}>;

/** A system within reach with its site; null outside of it, as when there is none. */
export async function findSystem(tx: Tx, reach: Reach, id: SystemId): Promise<SystemHead | null> {
  const [row] = await tx
    .select({
      id: imagingSystems.id,
      site: { id: sites.id, name: sites.name, code: sites.code, zone: sites.zone },
      state: imagingSystems.state,
      rowVersion: imagingSystems.rowVersion,
      fields: fieldColumns,
      createdAt: imagingSystems.createdAt,
      updatedAt: imagingSystems.updatedAt,
    })
    .from(imagingSystems)
    .innerJoin(sites, eq(sites.id, imagingSystems.siteId))
    .where(and(eq(imagingSystems.id, id), within(reach, imagingSystems.siteId)));
  return row ?? null;
}

export type NetworkLine = Readonly<{
  state: NetworkState;
  since: Date;
  act: NetworkFact["act"];
  by: string | null;
  incidentKey: string | null;
}>;

/** How a system moved on the network, the last move first; drills left out. */
export async function networkHistory(tx: Tx, id: SystemId): Promise<NetworkLine[]> {
  const rows = await tx.execute<Omit<NetworkLine, "since"> & { since: string }>(sql`
    select n.state, n.since, n.act, p.name as by, i.key as "incidentKey"
    from network_states n
    left join people p on p.id = n.by_person
    left join incidents i on i.id = n.incident_id
    where n.system_id = ${id} and not n.drill
    order by n.seq desc limit 50`);
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

export type SystemMatch = Readonly<{
  id: MatchId;
  advisoryId: AdvisoryId;
  trackingId: string;
  title: string;
  level: MatchLevel;
  standing: MatchStanding;
  recheck: boolean;
  rechecks: MatchRow["rechecks"];
  reasons: readonly Reason[];
  decided: ShownDecision | null;
  /** Whether a finding of the advisory keeps incidents shut until it is answered. */
  blocks: boolean;
}>;

/** Every advisory compared with a system, the most certain first. */
export async function matchesOfSystem(tx: Tx, id: SystemId): Promise<SystemMatch[]> {
  type Stored = Omit<SystemMatch, "decided"> & {
    decided: (Omit<ShownDecision, "at"> & { at: string }) | null;
  };
  const rows = await tx.execute<Stored>(sql`
    select m.id, m.advisory_id as "advisoryId", a.tracking_id as "trackingId", r.title, m.level, ${standingText} as standing,
      m.recheck, ${matchRecheckJson} as rechecks, m.reasons, ${decisionJson} as decided,
      exists (select 1 from advisory_findings f where f.revision_id = r.id and f.severity = 'blocks') as blocks
    from matches m
    join advisories a on a.id = m.advisory_id
    join advisory_revisions r on r.id = a.shown_revision_id
    left join match_decisions d on d.match_id = m.id and d.current
    left join people p on p.id = d.by_person
    where m.system_id = ${id}
    order by array_position(array['strong', 'likely', 'possible', 'excluded'], m.level), r.received_at desc, m.id
    limit 200`);
  return rows.map((row) => ({
    ...row,
    decided: row.decided && { ...row.decided, at: new Date(row.decided.at) },
  }));
}

export type SystemIncident = Readonly<{
  id: IncidentId;
  key: string;
  trackingId: string;
  exposure: ExposureName;
  openedAt: Date;
  priority: Priority | null;
  priorityInstead: Priority | null;
  dueAt: Date | null;
  vendorUntil: Date | null;
  closedAt: Date | null;
  endKind: "remediated" | "cancelled" | "withdrawn" | null;
}>;

/** The incidents of a system within reach, open ones first. */
export async function incidentsOfSystem(
  tx: Tx,
  reach: Reach,
  id: SystemId,
  now: Date,
): Promise<SystemIncident[]> {
  type Times = "openedAt" | "closedAt" | "dueAt" | "vendorUntil";
  type Stored = Omit<SystemIncident, Times> & {
    openedAt: string;
    closedAt: string | null;
    dueAt: string | null;
    vendorUntil: string | null;
  };
  const rows = await tx.execute<Stored>(sql`
    select i.id, i.key, a.tracking_id as "trackingId", ${effectiveExposure(now)} as exposure, i.opened_at as "openedAt",
      i.closed_at as "closedAt", i.end_kind as "endKind", ${priorityColumns(now)}
    from incidents i
    join incident_now n on n.incident_id = i.id
    join advisories a on a.id = i.advisory_id
    where i.system_id = ${id} and i.drill_id is null and ${withinText(reach, "i.site_id")}
    order by i.closed_at is not null, i.opened_at desc, i.id
    limit 100`);
  return rows.map((row) => ({
    ...row,
    openedAt: new Date(row.openedAt),
    closedAt: row.closedAt ? new Date(row.closedAt) : null,
    dueAt: row.dueAt ? new Date(row.dueAt) : null,
    vendorUntil: row.vendorUntil ? new Date(row.vendorUntil) : null,
  }));
}

/** What happened to a system and to the rows that were merged into it, the last first. */
export async function eventsOfSystem(tx: Tx, id: SystemId, mergedFrom: readonly SystemId[]) {
  const before = and(inArray(events.subjectId, [...mergedFrom]), ne(events.type, "system.merged"));
  return tx
    .select({
      id: events.id,
      type: events.type,
      at: events.at,
      actorName: events.actorName,
      data: events.data,
    })
    .from(events)
    .where(
      and(
        mergedFrom.length === 0 ? eq(events.subjectId, id) : or(eq(events.subjectId, id), before),
        sql`not exists (select 1 from incidents i where i.id = events.incident_id and i.drill_id is not null)`,
      ),
    )
    .orderBy(desc(events.at), desc(events.seq))
    .limit(60);
}
