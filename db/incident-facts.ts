import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Facts, OtherIncident } from "@/domain/checklist/facts";
import type { AdvisoryId, IncidentId, SystemId, TemplateId } from "@/domain/ids";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";

/** The facts of one incident as stored, before the other incidents of its system were weighed. */
export type StoredFacts = Readonly<{
  facts: Facts;
  templateId: TemplateId;
  advisoryId: AdvisoryId;
  systemId: SystemId;
}>;

const noOthers: readonly OtherIncident[] = [];

/** A list of an incident's facts of one kind, oldest first, each with who and when. */
const list = (table: string, fields: string) => `
  (select coalesce(json_agg(json_build_object('id', r.id, 'at', r.at, 'by', json_build_object('id', p.id, 'name', p.name), ${fields})
    order by r.seq), '[]'::json)
   from ${table} r join people p on p.id = r.by_person where r.incident_id = i.id)`;

/** The people whose running grants of a role cover the incident's site, by name. */
const staff = (role: string) => `
  (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]'::json)
   from people p where p.disabled_at is null and exists (select 1 from grants g where g.person_id = p.id
     and g.role = '${role}' and g.ended_at is null and (g.site_id is null or g.site_id = i.site_id)))`;

/** The files (`e`) that may prove something: not in quarantine, scanned where there is a scanner, whole as far as they were read back. */
const counting = `(e.quarantine = 'none' and e.scan in ('not-configured', 'clean')
  and not exists (select 1 from blobs b where b.sha256 = e.sha256 and b.fault is not null))`;

const factsText = `
  json_build_object(
    'incident', json_build_object('id', i.id, 'key', i.key, 'siteId', i.site_id, 'drill', i.drill_id is not null,
      'openedAt', i.opened_at, 'openedBy', json_build_object('id', o.id, 'name', o.name),
      'closed', case when i.closed_at is null then null else
        json_build_object('at', i.closed_at, 'as', i.end_kind, 'by', json_build_object('id', c.id, 'name', c.name)) end),
    'system', json_build_object('id', s.id, 'assetTag', s.asset_tag, 'name', coalesce(nullif(trim(s.model), ''), s.device_class),
      'addresses', case when trim(s.ip_address) = '' then '[]'::json else json_build_array(trim(s.ip_address)) end,
      'ruhCapable', s.ruh_capable, 'networkWhenOpened', i.network_when_opened,
      'network', (select coalesce(json_agg(json_build_object('id', n.id, 'state', n.state, 'since', n.since, 'act', n.act,
          'incidentId', n.incident_id, 'by', case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end)
          order by n.seq), '[]'::json)
        from network_states n left join people p on p.id = n.by_person
        where n.system_id = s.id and (
          (i.drill_id is null and not n.drill)
          or (i.drill_id is not null and ((n.drill and n.incident_id = i.id) or (not n.drill and n.recorded_at <= i.opened_at)))))),
    'ports', json_build_object(
      'confirmed', (select coalesce(json_agg(distinct x.text), '[]'::json) from annotations x where x.advisory_id = i.advisory_id
        and x.kind = 'port' and not exists (select 1 from annotations later where later.supersedes = x.id)),
      'unconfirmed', coalesce((select r.named_ports from advisories a join advisory_revisions r on r.id = a.shown_revision_id
        where a.id = i.advisory_id
          and not exists (select 1 from annotations x where x.advisory_id = a.id and x.kind = 'port')), '[]'::jsonb)),
    'attempts', ${list(
      "step_attempts",
      "'stepKey', r.step_key, 'outcome', r.outcome, 'doneAt', r.done_at, 'recordedAt', r.at, 'reason', r.reason, 'answers', r.answers, 'recordId', r.record_id",
    )},
    'reviews', ${list("step_reviews", "'attemptId', r.attempt_id, 'kind', r.kind, 'reason', r.reason, 'answers', r.answers")},
    'decisions', ${list(
      "containment_decisions",
      "'option', r.option, 'segmentImpossible', r.segment_impossible, 'standaloneImpossible', r.standalone_impossible",
    )},
    'clearances', ${list(
      "clearances",
      "'answer', r.answer, 'scope', r.scope, 'stopConditions', r.stop_conditions, 'reason', r.reason, 'until', r.until",
    )},
    'acceptances', ${list(
      "acceptances",
      "'authorityName', r.authority_name, 'authorityFunction', r.authority_function, 'reason', r.reason, 'replacementPlan', r.replacement_plan, 'until', r.until",
    )},
    'permits', ${list(
      "permits",
      "'vendorCase', r.vendor_case, 'talk', r.talk, 'startsAt', r.starts_at, 'endsAt', r.ends_at, 'stateBefore', r.state_before, 'revokedAt', r.revoked_at",
    )},
    'plans', ${list(
      "remediation_plans",
      `'remediation', r.remediation, 'delivery', r.delivery, 'vendorCase', r.vendor_case, 'reason', r.reason,
      'expected', case when r.expected_package is null then null else json_build_object('package', r.expected_package, 'version', r.expected_version) end`,
    )},
    'attestations', ${list("attestations", "'until', r.until, 'statement', r.statement")},
    'impactAnswers', ${list(
      "impact_answers",
      "'functionLevel', r.function_level, 'since', r.since, 'examsPerDay', r.exams_per_day, 'alternative', r.alternative, 'alternativeText', r.alternative_text, 'questions', r.questions",
    )},
    'reports', ${list("state_reports", "'kind', r.kind, 'foundAt', r.found_at, 'reason', r.reason, 'resolvedBy', r.resolved_by")},
    'approvals', ${list(
      "approvals",
      `'purpose', r.purpose, 'side', r.side, 'conditions', r.conditions, 'preconditionHash', r.precondition_hash, 'statements', r.statements,
       'voided', case when r.voided_at is null then null else json_build_object('at', r.voided_at, 'cause', r.voided_cause) end`,
    )},
    'cancellations', ${list("cancellations", "'reason', r.reason, 'withdrawnAt', r.withdrawn_at")},
    'evidence', (select coalesce(json_agg(json_build_object('id', e.id, 'stepKey', e.step_key, 'attemptId', e.attempt_id,
        'requirement', e.requirement, 'name', e.name, 'portReading', e.port_reading, 'sha256', e.sha256, 'receivedAt', e.received_at,
        'by', json_build_object('id', p.id, 'name', p.name),
        'superseded', exists (select 1 from evidence later where later.supersedes = e.id)) order by e.received_at, e.seq), '[]'::json)
      from evidence e join people p on p.id = e.uploaded_by
      where e.incident_id = i.id and ${counting}),
    'withheld', (select coalesce(json_agg(json_build_object('id', e.id, 'attemptId', e.attempt_id, 'name', e.name)
        order by e.received_at, e.seq), '[]'::json)
      from evidence e where e.incident_id = i.id and e.attempt_id is not null and not (${counting})
        and not exists (select 1 from evidence later where later.supersedes = e.id)),
    'staff', json_build_object('coordinator', ${staff("coordinator")}, 'clinical-lead', ${staff("clinical-lead")},
      'technician', ${staff("technician")})
  )`;

const instants = new Set([
  "at",
  "doneAt",
  "recordedAt",
  "openedAt",
  "since",
  "until",
  "startsAt",
  "endsAt",
  "revokedAt",
  "foundAt",
  "withdrawnAt",
  "receivedAt",
]);

/** Texts of people and what was read of a file: nothing in them is a date of ours. */
const asTold = new Set(["answers", "questions", "portReading"]);

/** Turns the text of known instants back into dates, in place; what PostgreSQL built is otherwise taken as it is. */
function withDates(value: unknown): void {
  if (value === null || typeof value !== "object") return;
  // Safe because every object here came out of JSON.
  const object = value as Record<string, unknown>;
  for (const [key, held] of Object.entries(object)) {
    if (typeof held === "string" && instants.has(key)) object[key] = new Date(held);
    else if (!asTold.has(key)) withDates(held);
  }
}

type Row = { facts: unknown; templateId: TemplateId; advisoryId: AdvisoryId; systemId: SystemId };

/** The facts of the incidents a condition on `i` (incidents) names, in the order of their ids, in one statement. */
async function selectFacts(tx: Tx, condition: SQL): Promise<StoredFacts[]> {
  const rows = await tx.execute<Row>(sql`
    select ${sql.raw(factsText)} as facts, i.template_id as "templateId", i.advisory_id as "advisoryId", i.system_id as "systemId"
    from incidents i
    join imaging_systems s on s.id = i.system_id
    join people o on o.id = i.opened_by
    left join people c on c.id = i.closed_by
    where ${condition}
    order by i.id`);
  return rows.map(({ facts, ...ids }) => {
    withDates(facts);
    // Safe because the statement above builds exactly the shape of Facts; incident-facts.db.test.ts reads every kind back.
    return { ...ids, facts: { ...(facts as Facts), others: noOthers } };
  });
}

/** Locks an incident's system, then the incident and every open incident of that system, in one order. Null: none has this key. */
export async function lockIncidents(
  tx: Tx,
  key: string,
): Promise<{ id: IncidentId; systemId: SystemId } | null> {
  const [system] = await tx.execute<{ id: SystemId }>(sql`
    select id from imaging_systems where id = (select system_id from incidents where key = ${key}) for update`);
  if (!system) return null;
  const rows = await tx.execute<{ id: IncidentId; key: string }>(sql`
    select id, key from incidents where system_id = ${system.id} and (key = ${key} or closed_at is null) order by id for update`);
  const own = rows.find((row) => row.key === key);
  return own ? { id: own.id, systemId: system.id } : null;
}

/** Locks the systems of several incidents, then these incidents and every open one of the systems, in the same order; their ids. */
export async function lockSeveral(tx: Tx, keys: readonly string[]): Promise<IncidentId[]> {
  const wanted = sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  );
  const systems = sql`select system_id from incidents where key in (${wanted})`;
  await tx.execute(sql`select id from imaging_systems where id in (${systems}) order by id for update`);
  const rows = await tx.execute<{ id: IncidentId }>(sql`
    select id from incidents where system_id in (${systems}) and (key in (${wanted}) or closed_at is null) order by id for update`);
  return rows.map((row) => row.id);
}

/** The facts of incidents by their ids. */
export async function factsOf(tx: Tx, ids: readonly IncidentId[]): Promise<StoredFacts[]> {
  if (ids.length === 0) return [];
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  return selectFacts(tx, sql`i.id in (${list})`);
}

/** The ids of the open incidents, drills apart, of the systems that these incidents are of, themselves among them. */
export async function idsAround(tx: Tx, ids: readonly IncidentId[]): Promise<IncidentId[]> {
  if (ids.length === 0) return [];
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await tx.execute<{ id: IncidentId }>(sql`
    select id from incidents where closed_at is null and drill_id is null
      and system_id in (select system_id from incidents where id in (${list}) and drill_id is null)`);
  return rows.map((row) => row.id);
}

/** The facts of one incident and of the other open incidents of its system, drills apart; empty when it is out of reach. */
export async function factsAround(tx: Tx, key: string, reach: Reach | null): Promise<StoredFacts[]> {
  const within = reach ? withinText(reach, "i.site_id") : sql`true`;
  return selectFacts(
    tx,
    sql`${within} and (i.key = ${key} or (i.closed_at is null and i.drill_id is null
      and i.system_id = (select own.system_id from incidents own where own.key = ${key} and own.drill_id is null)))`,
  );
}
