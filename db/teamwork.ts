import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Role } from "@/domain/access/permissions";
import type { IncidentId, PersonId, RecordId, SiteId } from "@/domain/ids";
import type { Assignment } from "@/domain/incidents/assignment";
import { workingRoles } from "@/domain/incidents/assignment";
import type { Tx } from "./client";
import {
  asComment,
  type CommentPage,
  type CommentRow,
  commentCount,
  commentsOf,
  type StoredRow,
} from "./comments";
import { type Reach, withinText } from "./reach";
import { assignments, handoverNotes } from "./schema";

/** An incident as far as people need it to talk about it. */
export type TalkedOf = Readonly<{
  id: IncidentId;
  key: string;
  siteId: SiteId;
  zone: string;
  closed: boolean;
}>;

const talkedOf = sql`select i.id, i.key, i.site_id as "siteId", site.zone, i.closed_at is not null as closed
  from incidents i join sites site on site.id = i.site_id`;

/** Locks an incident, without its system: what is said of it moves nothing. */
export async function lockTalkedOf(tx: Tx, key: string): Promise<TalkedOf | null> {
  const [row] = await tx.execute<TalkedOf>(sql`${talkedOf} where i.key = ${key} for no key update of i`);
  return row ?? null;
}

const named = (list: readonly Role[]): SQL =>
  sql.join(
    list.map((role) => sql`${role}`),
    sql`, `,
  );

/** Whether a person p has a running grant of one of these roles that covers a site. */
const covers = (list: readonly Role[], site: SQL): SQL => sql`(p.disabled_at is null and exists (
  select 1 from grants g where g.person_id = p.id and g.role in (${named(list)}) and g.ended_at is null
    and (g.site_id is null or g.site_id = ${site})))`;

export type PersonHere = Readonly<{ id: PersonId; name: string; roles: readonly Role[] }>;

const peopleHere = (site: SQL, wanted: readonly Role[]): SQL => sql`
    select p.id, p.name, json_agg(distinct g.role) as roles
    from people p join grants g on g.person_id = p.id and g.ended_at is null and g.role in (${named(wanted)})
      and (g.site_id is null or g.site_id = ${site})
    where p.disabled_at is null group by p.id, p.name order by p.name, p.id`;

/** Everybody with one of these roles at a site now, by name, with the ones of them they have. */
export async function listPeopleHere(
  tx: Tx,
  siteId: SiteId,
  wanted: readonly Role[],
): Promise<readonly PersonHere[]> {
  return tx.execute<PersonHere>(peopleHere(sql`${siteId}::uuid`, wanted));
}

/** To whom an incident i is assigned now, as JSON; null where it is to nobody. */
export const assigneeJson = sql`(
  select json_build_object('id', p.id, 'name', p.name, 'works', ${covers(workingRoles, sql`i.site_id`)})
  from (select a.person_id from assignments a where a.incident_id = i.id order by a.seq desc limit 1) a
  join people p on p.id = a.person_id)`;

/** Whether an incident i is assigned to this person, who works at its site. */
export const assignedTo = (person: PersonId): SQL => sql`exists (
  select 1 from (select a.person_id from assignments a where a.incident_id = i.id order by a.seq desc limit 1) a
  join people p on p.id = a.person_id where p.id = ${person} and ${covers(workingRoles, sql`i.site_id`)})`;

/** Whether the incident of an item is assigned to somebody else who holds this role at its site. */
export const assignedToOther = (person: PersonId, role: Role): SQL => sql`exists (
  select 1 from (select a.person_id from assignments a where a.incident_id = item.incident_id order by a.seq desc limit 1) a
  join people p on p.id = a.person_id where p.id <> ${person} and ${covers([role], sql`item.site_id`)})`;

/** Whether nobody who works at its site looks after an incident i. */
export const assignedToNobody = sql`not exists (
  select 1 from (select a.person_id from assignments a where a.incident_id = i.id order by a.seq desc limit 1) a
  join people p on p.id = a.person_id where ${covers(workingRoles, sql`i.site_id`)})`;

type Dated<Row> = Omit<Row, "at"> & { at: string };
const dated = <Row extends { at: string }>(row: Row) => ({ ...row, at: new Date(row.at) });

const assignmentOf = (id: SQL): SQL => sql`
    select a.id, by.name as by, a.at, case when p.id is null then null else json_build_object('id', p.id, 'name', p.name,
      'works', ${covers(workingRoles, sql`a.site_id`)}) end as person
    from assignments a join people by on by.id = a.by_person left join people p on p.id = a.person_id
    where a.incident_id = ${id} order by a.seq desc limit 1`;

/** The last assignment of an incident. */
export async function lastAssignment(tx: Tx, id: IncidentId): Promise<Assignment | null> {
  const [row] = await tx.execute<Dated<Assignment>>(assignmentOf(sql`${id}::uuid`));
  return row ? dated(row) : null;
}

export type HandoverNote = Readonly<{ id: RecordId; text: string; by: string; at: Date }>;

const handoverOf = (id: SQL): SQL => sql`
    select h.id, h.text, by.name as by, h.at from handover_notes h join people by on by.id = h.by_person
    where h.incident_id = ${id} order by h.seq desc limit 1`;

/** The last handover note of an incident. */
export async function lastHandover(tx: Tx, id: IncidentId): Promise<HandoverNote | null> {
  const [row] = await tx.execute<Dated<HandoverNote>>(handoverOf(sql`${id}::uuid`));
  return row ? dated(row) : null;
}

export type Teamwork = Readonly<{
  closed: boolean;
  comments: readonly CommentRow[];
  /** The comments on the step that was asked for. */
  ofStep: readonly CommentRow[];
  count: number;
  assignment: Assignment | null;
  handover: HandoverNote | null;
  /** Everybody who may see it, with their roles there. */
  maySee: readonly PersonHere[];
}>;

type Asked = Readonly<{
  key: string;
  step: string | null;
  comments: Pick<CommentPage, "size" | "before">;
  roles: readonly Role[];
}>;

/** What people said of an incident within reach and who looks after it; one statement. */
export async function findTeamwork(
  tx: Tx,
  reach: Reach,
  { key, step, comments, roles }: Asked,
): Promise<Teamwork | null> {
  type Row = Omit<Teamwork, "comments" | "ofStep" | "assignment" | "handover"> & {
    comments: StoredRow[];
    ofStep: StoredRow[];
    assignment: Dated<Assignment> | null;
    handover: Dated<HandoverNote> | null;
  };
  const listed = (rows: SQL): SQL => sql`(select coalesce(json_agg(x), '[]') from (${rows}) x)`;
  const onStep =
    step === null ? sql`'[]'::json` : listed(commentsOf(reach, { step, size: 20, before: null }));
  const [row] = await tx.execute<Row>(sql`
    select i.closed_at is not null as closed, ${listed(commentsOf(reach, { ...comments, step: null }))} as comments,
      ${onStep} as "ofStep", ${commentCount(reach)} as count,
      (select to_json(x) from (${assignmentOf(sql`i.id`)}) x) as assignment,
      (select to_json(x) from (${handoverOf(sql`i.id`)}) x) as handover,
      ${listed(peopleHere(sql`i.site_id`, roles))} as "maySee"
    from incidents i where i.key = ${key} and ${withinText(reach, "i.site_id")}`);
  if (!row) return null;
  return {
    ...row,
    comments: row.comments.map(asComment),
    ofStep: row.ofStep.map(asComment),
    assignment: row.assignment && dated(row.assignment),
    handover: row.handover && dated(row.handover),
  };
}

type Following = Readonly<{
  id: RecordId;
  incidentId: IncidentId;
  siteId: SiteId;
  supersedes: RecordId | null;
  byPerson: PersonId;
  at: Date;
}>;

export async function insertAssignment(tx: Tx, row: Following & { personId: PersonId | null }) {
  await tx.insert(assignments).values(row);
}

export async function insertHandover(tx: Tx, row: Following & { text: string }) {
  await tx.insert(handoverNotes).values(row);
}
