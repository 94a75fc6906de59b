import { type SQL, sql } from "drizzle-orm";
import type { AdvisoryId } from "@/domain/ids";
import type { CareAnswer } from "@/domain/status/system";
import type { Tx } from "../client";

/** A system of a test with its match, what was decided on it and the incident it may have. */
export type FleetSystem = Readonly<{
  site: string;
  tag: string;
  retired?: boolean;
  level?: "strong" | "likely" | "possible" | "excluded";
  recheck?: boolean;
  /** Null: nobody has decided. */
  decision?: "affected" | "not-affected" | "ask-vendor" | null;
  decidedAt?: string;
  incident?: Readonly<{
    key: string;
    exposure: string;
    openedAt?: string;
    holdsUntil?: string;
    phase?: string;
    marks?: readonly Readonly<{ mark: string; from: string; until: string | null }>[];
    closed?: Readonly<{ at: string; as: "remediated" | "cancelled" | "withdrawn" }>;
    care?: CareAnswer;
    drill?: boolean;
  }>;
}>;

export type Fleet = Readonly<{ advisoryId: AdvisoryId; revisionId: string; by: string; templateId: string }>;

const given = (value: string | number | null | undefined): SQL => sql`${value ?? null}`;

/** An advisory of a test, without products: its matches are given with the systems. */
export async function addAdvisory(tx: Tx, trackingId: string, by: string): Promise<Fleet> {
  const [advisoryId, revisionId, templateId] = [
    crypto.randomUUID(),
    crypto.randomUUID(),
    crypto.randomUUID(),
  ];
  await tx.execute(sql`
    insert into advisories (id, publisher, tracking_id, shown_revision_id, created_at)
    values (${advisoryId}, 'https://test.example', ${trackingId}, ${revisionId}, now())`);
  await tx.execute(sql`
    insert into advisory_revisions (id, advisory_id, sha256, file_name, raw, state, title, received_at, received_by)
    values (${revisionId}, ${advisoryId}, ${revisionId}, 'test.json', '', 'accepted', ${`Title of ${trackingId}`}, now(), ${by})`);
  await tx.execute(sql`
    insert into templates (id, key, version, title, content, hash, created_at)
    values (${templateId}, ${`test-${trackingId}`}, 1, 'Test', '{"key":"test","title":"Test","version":1,"steps":[]}', '', now())`);
  // Safe because the advisory was just made under this id.
  return { advisoryId: advisoryId as AdvisoryId, revisionId, templateId, by };
}

/** Adds systems with all that is told of them; a label that exists at the site is matched once more, with this advisory. */
export async function addSystems(tx: Tx, fleet: Fleet, systems: readonly FleetSystem[]): Promise<void> {
  for (const system of systems) await addSystem(tx, fleet, system);
}

async function addSystem(tx: Tx, fleet: Fleet, system: FleetSystem): Promise<void> {
  const [row] = await tx.execute<{ id: string; siteId: string }>(sql`
    insert into imaging_systems (id, site_id, asset_tag, model, device_class, location, state, created_at, updated_at)
    select ${crypto.randomUUID()}, id, ${system.tag}, 'Symbia T16', 'SPECT/CT', 'Room 2',
      ${system.retired ? "retired" : "in-service"}, now(), now() from sites where code = ${system.site}
    on conflict (site_id, lower(asset_tag)) where state <> 'retired' do update set updated_at = now()
    returning id, site_id as "siteId"`);
  if (!row) throw new Error(`No site ${system.site}`);
  await addMatch(tx, fleet, system, row);
  if (system.incident) await addIncident(tx, fleet, system.incident, row);
}

type Row = Readonly<{ id: string; siteId: string }>;

async function addMatch(tx: Tx, fleet: Fleet, system: FleetSystem, row: Row): Promise<void> {
  const { level = "likely", recheck = false, decision = null } = system;
  const matchId = crypto.randomUUID();
  await tx.execute(sql`
    insert into matches (id, advisory_id, system_id, site_id, revision_id, level, level_as_received, reasons, inputs_hash, recheck, computed_at)
    values (${matchId}, ${fleet.advisoryId}, ${row.id}, ${row.siteId}, ${fleet.revisionId}, ${level}, ${level}, '[]', '', ${recheck}, now())`);
  if (decision === null) return;
  await tx.execute(sql`
    insert into match_decisions (id, match_id, site_id, decision, revision_id, inputs_hash, by_person, at)
    values (${crypto.randomUUID()}, ${matchId}, ${row.siteId}, ${decision}, ${fleet.revisionId}, '', ${fleet.by},
      ${system.decidedAt ?? "2026-11-01T08:00:00Z"})`);
}

async function addIncident(
  tx: Tx,
  fleet: Fleet,
  told: NonNullable<FleetSystem["incident"]>,
  { id: systemId, siteId }: Row,
): Promise<void> {
  const { exposure, openedAt = "2026-11-02T08:00:00Z", closed, care } = told;
  const id = crypto.randomUUID();
  const key = told.drill ? `DRL-${told.key}-01` : told.key;
  const drillId = told.drill ? crypto.randomUUID() : null;
  if (drillId) {
    await tx.execute(sql`
      insert into drills (id, key, name, advisory_id, started_at, started_by)
      values (${drillId}, ${`DRL-${told.key}`}, 'Rehearsal', ${fleet.advisoryId}, now(), ${fleet.by})`);
  }
  await tx.execute(sql`
    insert into incidents (id, key, system_id, advisory_id, site_id, template_id, drill_id, opened_at, opened_by, coordinator_id,
      network_when_opened, closed_at, closed_by, end_kind)
    values (${id}, ${key}, ${systemId}, ${fleet.advisoryId}, ${siteId}, ${fleet.templateId}, ${drillId}, ${openedAt}, ${fleet.by},
      ${fleet.by}, 'business', ${given(closed?.at)}, ${closed ? fleet.by : null}, ${given(closed?.as)})`);
  await tx.execute(sql`
    insert into incident_now (incident_id, site_id, running_since, exposure, holds_until, state_since, phase, marks, steps_done, steps_total,
      care_function, care_exams, care_alternative, computed_at)
    values (${id}, ${siteId}, ${closed || drillId ? null : openedAt}, ${exposure}, ${given(told.holdsUntil)}, ${openedAt}, ${told.phase ?? "identify"},
      ${JSON.stringify(told.marks ?? [])}::jsonb, 1, 12, ${given(care?.function)}, ${given(care?.exams)}, ${given(care?.alternative)}, now())`);
  for (const [position, state] of (["done", "available", "blocked"] as const).entries()) {
    await tx.execute(sql`
      insert into step_now (incident_id, step_key, site_id, position, role, phase, title, state, counts)
      values (${id}, ${`step-${position}`}, ${siteId}, ${position}, 'technician', 'identify', ${`Step ${position}`}, ${state}, ${state === "done"})`);
  }
}
