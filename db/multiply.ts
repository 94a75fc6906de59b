import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "./client";

/** How large a database is made, and how many of its incidents are still open, of a hundred. */
export type Multiplied = Readonly<{ sites: number; systems: number; openPercent: number }>;

/** Ids of what is not copied: people, advisories and their like. Every other id of a copied row is of something copied with it. */
const shared = new Set(
  `by_person opened_by coordinator_id closed_by uploaded_by recorded_by person_id contact_id advisory_id revision_id template_id
  drill_id actor_id session_id granted_by ended_by`.split(/\s+/),
);

/** The rows of a system, those of its incident, and those of its matches. */
const ofSystem = [
  "matches",
  "network_states",
  "device_identities",
  "service_changes",
  "status_changes",
] as const;
const ofIncident =
  `comments acceptances attestations clearances containment_decisions permits evidence expiries incident_now step_now
  priority_moves priority_overrides vendor_waits approvals cancellations impact_answers remediation_plans state_reports step_attempts
  step_reviews assignments handover_notes`.split(/\s+/);

const renamedId = (id: SQL): SQL => sql`md5(m.i || ':' || ${id})::uuid`;

/**
 * Copies systems with their incident, with all that happened to it, until there are so many, spread over so many sites; most of
 * what is copied has ended. Statement by statement, each for all rows at once, and without the triggers, whose work is copied too: only
 * the tables' owner may, where a superuser allowed it. For measuring only: a signature of a copy still names what it was copied from.
 */
export async function multiply(tx: Tx, size: Multiplied): Promise<void> {
  await tx.execute(sql`set local session_replication_role = replica`);
  await tx.execute(sql`set local work_mem = '256MB'`);
  await addSites(tx, size.sites);
  await planCopies(tx, size);
  await copy(tx, "imaging_systems", sql`t.id = m.src_system`, {
    asset_tag: sql`left(t.asset_tag, 2) || '-' || (100000 + m.i)`,
    serial: sql`(300000 + m.i)::text`,
  });
  await copy(tx, "incidents", sql`t.id = m.src_incident`, {
    key: sql`regexp_replace(t.key, '[0-9]+$', (100000 + m.i)::text)`,
    opened_at: sql`t.opened_at - m.earlier`,
    closed_at: sql`t.closed_at - m.earlier`,
  });
  for (const table of ofSystem) await copy(tx, table, sql`t.system_id = m.src_system`);
  await copy(
    tx,
    "match_decisions",
    sql`t.match_id in (select id from matches own where own.system_id = m.src_system)`,
    { at: sql`t.at - m.earlier` },
  );
  for (const table of ofIncident) await copy(tx, table, sql`t.incident_id = m.src_incident`);
  await copyEvents(tx);
  await copyDays(tx);
  await tx.execute(sql`update incident_numbers set last = 1000000`);
  await tx.execute(sql`insert into status_uncounted (system_id) select system_id from multiplied`);
}

/** More sites of the kind of the last one, each ten with people of their own. */
async function addSites(tx: Tx, count: number): Promise<void> {
  await tx.execute(sql`
    create temporary table added_sites on commit drop as
    select gen_random_uuid() as site_id, n, 'Region ' || (n / 40 + 1) as region
    from generate_series((select count(*)::int from sites) + 1, ${count}::int) n`);
  await tx.execute(sql`
    insert into sites (id, code, name, region, zone, calendar, created_at)
    select a.site_id, 'H' || lpad(a.n::text, 3, '0'), 'Hospital ' || a.n, a.region, s.zone, s.calendar, s.created_at
    from added_sites a, (select * from sites order by created_at desc, code desc limit 1) s`);
  await tx.execute(sql`
    create temporary table added_people on commit drop as
    select gen_random_uuid() as id, tens.n as tens, role from (select distinct n / 10 as n from added_sites) tens,
      unnest(array['technician', 'clinical-lead']) role`);
  await tx.execute(sql`
    insert into people (id, name, email, phone, created_at)
    select id, initcap(replace(role, '-', ' ')) || ' of ten ' || tens, role || '-of-ten-' || tens || '@isocenter.example', '', now()
    from added_people`);
  await tx.execute(sql`
    insert into grants (id, person_id, role, site_id, granted_by, granted_at)
    select gen_random_uuid(), p.id, p.role, a.site_id, (select granted_by from grants where granted_by is not null limit 1), now()
    from added_sites a join added_people p on p.tens = a.n / 10`);
}

/** Which system is copied to which site, with its incident: of the advisory that most systems have one for. */
async function planCopies(tx: Tx, { systems, openPercent }: Multiplied): Promise<void> {
  await tx.execute(sql`
    create temporary table multiplied on commit drop as
    with source as (
      select id, system_id, closed_at is null as open,
        row_number() over (partition by closed_at is null order by key) - 1 as place, count(*) over (partition by closed_at is null) as many
      from incidents where drill_id is null and advisory_id = (select advisory_id from incidents group by 1 order by count(*) desc limit 1)),
    site as (select id, row_number() over (order by code) - 1 as place, count(*) over () as many from sites),
    wanted as (
      select i, i % 100 < ${openPercent}::int as open, case when i % 100 < ${openPercent}::int
        then i / 100 * ${openPercent}::int + i % 100 else i / 100 * (100 - ${openPercent}::int) + i % 100 - ${openPercent}::int end as turn
      from generate_series(1, ${systems}::int - (select count(*)::int from imaging_systems)) i)
    select w.i, s.system_id as src_system, s.id as src_incident, site.id as site_id,
      md5(w.i || ':' || s.system_id)::uuid as system_id, md5(w.i || ':' || s.id)::uuid as incident_id,
      case when s.open then interval '0' else make_interval(days => (w.i % 300)::int) end as earlier
    from wanted w
    join source s on s.open = w.open and s.place = w.turn % s.many
    join site on site.place = w.i % site.many`);
  await tx.execute(sql`analyze multiplied`);
}

/** Copies the rows of a table that belong to what is copied, in the order they came in. */
async function copy(
  tx: Tx,
  table: string,
  belongs: SQL,
  others: Readonly<Record<string, SQL>> = {},
): Promise<void> {
  const columns = await columnsOf(tx, table);
  const names = sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  const values = sql.join(
    columns.map((column) => others[column.name] ?? copiedValue(column)),
    sql`, `,
  );
  await tx.execute(sql`
    insert into ${sql.identifier(table)} (${names})
    select ${values} from multiplied m join ${sql.identifier(table)} t on ${belongs} order by m.i`);
}

type Column = Readonly<{ name: string; isId: boolean }>;

function copiedValue({ name, isId }: Column): SQL {
  const column = sql`t.${sql.identifier(name)}`;
  if (name === "site_id") return sql`m.site_id`;
  return isId && !shared.has(name) ? renamedId(column) : column;
}

async function columnsOf(tx: Tx, table: string): Promise<Column[]> {
  return tx.execute<Column>(sql`
    select column_name as name, data_type = 'uuid' as "isId" from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_identity = 'NO' and is_generated = 'NEVER'
    order by ordinal_position`);
}

const jsonText = (column: SQL): SQL => sql`coalesce(to_json(${column})::text, 'null')`;

/** What is hashed of an entry: the same text as hashedText() makes. */
const hashed = sql`'{"actorId":' || ${jsonText(sql`e.actor_id`)} || ',"actorKind":' || ${jsonText(sql`e.actor_kind`)}
  || ',"actorName":' || ${jsonText(sql`e.actor_name`)} || ',"address":' || ${jsonText(sql`e.address`)}
  || ',"at":' || ${jsonText(sql`to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)} || ',"chain":' || ${jsonText(sql`e.chain`)}
  || ',"id":' || ${jsonText(sql`e.id`)} || ',"incidentId":' || ${jsonText(sql`e.incident_id`)} || ',"payload":' || ${jsonText(sql`e.payload`)}
  || ',"prevHash":' || ${jsonText(sql`prev`)} || ',"seq":' || e.seq || ',"sessionId":' || ${jsonText(sql`e.session_id`)}
  || ',"siteId":' || ${jsonText(sql`e.site_id`)} || ',"subjectId":' || ${jsonText(sql`e.subject_id`)} || ',"type":' || ${jsonText(sql`e.type`)} || '}'`;

/** The chains of the copies, each entry hashed with the one before: the first of all, the second of all, and so on. */
async function copyEvents(tx: Tx): Promise<void> {
  await tx.execute(sql`
    create temporary table heads on commit drop as
    select incident_id::text as id, 0::bigint as seq, ''::text as hash from multiplied where false`);
  const [last] = await tx.execute<{ seq: string }>(sql`
    select max(seq) as seq from events where incident_id in (select src_incident from multiplied)`);
  for (let seq = 1; seq <= Number(last?.seq ?? 0); seq += 1) await copyEntries(tx, seq);
  await tx.execute(sql`insert into chains (id, seq, hash) select id, seq, hash from heads`);
}

async function copyEntries(tx: Tx, seq: number): Promise<void> {
  await tx.execute(sql`
    create temporary table entries on commit drop as
    select e.*, encode(sha256(convert_to(${hashed}, 'UTF8')), 'hex') as hash from (
      select md5(m.i || ':' || t.id)::uuid as id, m.incident_id::text as chain, t.seq, coalesce(h.hash, first.prev_hash) as prev,
        t.type, t.at, t.recorded_at, m.site_id, m.incident_id, case when t.subject_id is not null then ${renamedId(sql`t.subject_id`)} end as subject_id,
        t.actor_kind, t.actor_id, t.actor_name, t.session_id, t.address, t.transaction, t.payload
      from multiplied m join events t on t.chain = m.src_incident::text and t.seq = ${seq}
      join events first on first.chain = t.chain and first.seq = 1
      left join heads h on h.id = m.incident_id::text) e`);
  await tx.execute(sql`
    insert into events (id, chain, seq, prev_hash, hash, type, at, recorded_at, site_id, incident_id, subject_id, actor_kind, actor_id,
      actor_name, session_id, address, transaction, payload)
    select id, chain, seq, prev, hash, type, at, recorded_at, site_id, incident_id, subject_id, actor_kind, actor_id, actor_name,
      session_id, address, transaction, payload from entries`);
  await tx.execute(sql`
    create temporary table grown on commit drop as
    select chain as id, seq, hash from entries union all select h.* from heads h where not exists (select from entries e where e.chain = h.id)`);
  await tx.execute(sql`drop table entries`);
  await tx.execute(sql`drop table heads`);
  await tx.execute(sql`alter table grown rename to heads`);
  await tx.execute(sql`analyze heads`);
}

/** The days of the sites that were added, as those of one that was there: for charts to read, not what its log would say. */
async function copyDays(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into status_snapshots (site_id, day, advisory_id, ended_at, written_at, late, numbers)
    select a.site_id, d.day, d.advisory_id, d.ended_at, d.written_at, d.late, d.numbers
    from added_sites a, status_snapshots d
    where d.site_id = (select s.id from sites s join status_snapshots own on own.site_id = s.id group by 1 order by count(*) desc, 1 limit 1)`);
}
