import "server-only";
import { inArray, type SQL, sql } from "drizzle-orm";
import type { Phase } from "@/domain/checklist/template";
import type { AdvisoryId, IncidentId, PersonId, SiteId, SystemId, TemplateId } from "@/domain/ids";
import type { OpeningCandidate } from "@/domain/incidents/opening";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";
import { imagingSystems, incidentNumbers, incidents, templates } from "./schema";

const candidatesOf = (advisoryId: AdvisoryId, condition: SQL) => sql`
  select s.id as "systemId", s.site_id as "siteId", site.name as "siteName", s.asset_tag as "assetTag",
    coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", s.location, s.state, d.decision, m.recheck,
    case when i.closed_at is null then i.key end as "openIncident",
    case when i.closed_at is not null then i.key end as "endedIncident", coalesce(n.state, 'business') as network
  from matches m
  join imaging_systems s on s.id = m.system_id
  join sites site on site.id = s.site_id
  left join match_decisions d on d.match_id = m.id and d.current
  left join lateral (select key, closed_at from incidents
    where system_id = s.id and advisory_id = m.advisory_id and drill_id is null
    order by closed_at is not null, opened_at desc limit 1) i on true
  left join network_states n on n.system_id = s.id and n.superseded_by is null and not n.drill
  where m.advisory_id = ${advisoryId} and ${condition}
  order by site.name, s.asset_tag, s.id`;

const decidedAffected = sql`d.decision = 'affected' and s.state <> 'retired'`;

/** The systems within reach that are decided affected, with an open incident or without. */
export async function listCandidates(
  tx: Tx,
  reach: Reach,
  advisoryId: AdvisoryId,
): Promise<OpeningCandidate[]> {
  const condition = sql`${decidedAffected} and ${withinText(reach, "s.site_id")}`;
  return tx.execute<OpeningCandidate>(candidatesOf(advisoryId, condition));
}

/** The systems named, or those of the sites that are decided affected, locked in the order of their ids. */
export async function lockCandidates(
  tx: Tx,
  advisoryId: AdvisoryId,
  wanted: Readonly<{ systemIds: readonly SystemId[] } | { sites: readonly SiteId[] | "all" }>,
): Promise<OpeningCandidate[]> {
  const ids = "systemIds" in wanted ? wanted.systemIds : await decidedIds(tx, advisoryId, wanted.sites);
  if (ids.length === 0) return [];
  const list = [...ids];
  await tx
    .select({ id: imagingSystems.id })
    .from(imagingSystems)
    .where(inArray(imagingSystems.id, list))
    .orderBy(imagingSystems.id)
    .for("update");
  return tx.execute<OpeningCandidate>(candidatesOf(advisoryId, sql`${inArray(sql`s.id`, list)}`));
}

async function decidedIds(
  tx: Tx,
  advisoryId: AdvisoryId,
  sites: readonly SiteId[] | "all",
): Promise<SystemId[]> {
  const there = sites === "all" ? sql`true` : inArray(sql`s.site_id`, [...sites]);
  const rows = await tx.execute<{ id: SystemId }>(sql`
    select s.id from matches m
    join imaging_systems s on s.id = m.system_id
    join match_decisions d on d.match_id = m.id and d.current
    where m.advisory_id = ${advisoryId} and ${decidedAffected} and ${there}`);
  return rows.map((row) => row.id);
}

/** Takes the next numbers of a prefix and a year and returns the first of them; the row is the lock. */
export async function takeNumbers(
  tx: Tx,
  prefix: "INC" | "DRL" | "BRF",
  year: number,
  count: number,
): Promise<number> {
  const [row] = await tx
    .insert(incidentNumbers)
    .values({ prefix, year, last: count })
    .onConflictDoUpdate({
      target: [incidentNumbers.prefix, incidentNumbers.year],
      set: { last: sql`${incidentNumbers.last} + ${count}` },
    })
    .returning();
  if (!row) throw new Error("No number was given out");
  return row.last - count + 1;
}

export type NewIncident = Readonly<{
  id: IncidentId;
  key: string;
  candidate: OpeningCandidate;
  advisoryId: AdvisoryId;
  templateId: TemplateId;
}>;

/** Adds incidents; where each system stands on the network at that moment is kept with them. */
export async function insertIncidents(
  tx: Tx,
  opened: readonly NewIncident[],
  by: PersonId,
  at: Date,
): Promise<void> {
  for (let from = 0; from < opened.length; from += 500) {
    await tx.insert(incidents).values(
      opened.slice(from, from + 500).map(({ id, key, candidate, advisoryId, templateId }) => ({
        id,
        key,
        systemId: candidate.systemId,
        advisoryId,
        siteId: candidate.siteId,
        templateId,
        openedAt: at,
        openedBy: by,
        coordinatorId: by,
        networkWhenOpened: candidate.network,
      })),
    );
  }
}

/** The newest version of every checklist, for choosing one. */
export async function newestTemplates(tx: Tx) {
  return tx
    .selectDistinctOn([templates.key], {
      key: templates.key,
      version: templates.version,
      title: templates.title,
      steps: sql<
        readonly Readonly<{ phase: Phase; title: string }>[]
      >`(select json_agg(json_build_object('phase', step.each ->> 'phase', 'title', step.each ->> 'title') order by step.place)
        from jsonb_array_elements(${templates.content} -> 'steps') with ordinality as step(each, place))`,
    })
    .from(templates)
    .orderBy(templates.key, sql`${templates.version} desc`);
}
