import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type Role, roleGrants, roles } from "@/domain/access/permissions";
import type { DomainEvent } from "@/domain/events";
import type { NoticeId, PersonId, SiteId } from "@/domain/ids";
import { type Audience, type NoticeKind, telling } from "@/domain/notices/notice";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";

/** An event that was just appended, under the id of its row. */
export type Appended = Readonly<{ eventId: string; event: DomainEvent }>;

/** Tells the people an event concerns, in its own transaction: those who may see its incident now, without the one who acts. */
export async function insertNotices(
  tx: Tx,
  happened: readonly Appended[],
  moment: Readonly<{ actorId: PersonId | null; now: Date }>,
): Promise<void> {
  for (const { eventId, event } of happened) {
    const told = telling(event);
    if (!told || !event.incidentId || !event.siteId) continue;
    const place: Place = { incidentId: event.incidentId, siteId: event.siteId };
    await tx.execute(sql`
      insert into notices (person_id, event_id, kind, incident_id, site_id, step_key, created_at)
      select p.id, ${eventId}::uuid, ${told.kind}, ${place.incidentId}::uuid, ${place.siteId}::uuid, ${told.step},
        ${moment.now.toISOString()}::timestamptz
      from people p
      where p.disabled_at is null and p.id is distinct from ${moment.actorId}::uuid
        and ${holds(readers, place.siteId)}
        and (${sql.join(
          told.to.map((audience) => within(audience, place)),
          sql` or `,
        )})
      on conflict do nothing`);
  }
}

type Place = Readonly<{ incidentId: string; siteId: SiteId }>;

const readers = roles.filter((role) => roleGrants(role, "incident:read"));

const holds = (wanted: readonly Role[], siteId: SiteId): SQL => sql`exists (
  select 1 from grants g where g.person_id = p.id and g.ended_at is null and (g.site_id is null or g.site_id = ${siteId}::uuid)
    and g.role in (${sql.join(
      wanted.map((role) => sql`${role}`),
      sql`, `,
    )}))`;

/** The condition under which a person belongs to an audience. */
function within(audience: Audience, { incidentId, siteId }: Place): SQL {
  switch (audience.who) {
    case "doers":
      return sql`p.id in (select by_person from step_attempts where id = ${audience.attempt}::uuid
        union select by_person from step_reviews where attempt_id = ${audience.attempt}::uuid and kind = 'confirmed')`;
    case "signer":
      return sql`p.id = (select by_person from approvals where id = ${audience.approval}::uuid)`;
    case "people":
      return sql`p.id::text in (select jsonb_array_elements_text(${JSON.stringify(audience.ids)}::jsonb))`;
    case "own-coordinator":
      return sql`p.id in (select coordinator_id from incidents where id = ${incidentId}::uuid
        union all (select person_id from assignments where incident_id = ${incidentId}::uuid order by seq desc limit 1))`;
    case "role":
      return holds([audience.role], siteId);
    case "role-of-step":
      return sql`exists (select 1 from grants g join step_now s on s.role = g.role
        where s.incident_id = ${incidentId}::uuid and s.step_key = ${audience.step} and g.person_id = p.id
          and g.ended_at is null and (g.site_id is null or g.site_id = ${siteId}::uuid))`;
  }
}

/** A notice as the inbox shows it, with the event it is about and where that stands. */
export type NoticeRow = Readonly<{
  id: NoticeId;
  kind: NoticeKind;
  stepKey: string | null;
  createdAt: Date;
  readAt: Date | null;
  event: Readonly<{ type: string; data: unknown; at: Date; actorName: string }>;
  incident: string;
  drill: boolean;
  assetTag: string;
  systemName: string;
  siteId: SiteId;
  siteName: string;
  zone: string;
}>;

/** Where a page of the inbox ended. */
export type NoticeCursor = Readonly<{ read: boolean; at: string; id: string }>;

type Stored = Omit<NoticeRow, "createdAt" | "readAt" | "event"> & {
  createdAt: string;
  readAt: string | null;
  event: Omit<NoticeRow["event"], "at"> & { at: string };
};

/** What a person was told and may still see, unread first, then the newest. */
export async function listNotices(
  tx: Tx,
  reach: Reach,
  personId: PersonId,
  page: Readonly<{ size: number; after: NoticeCursor | null }>,
): Promise<NoticeRow[]> {
  const { after } = page;
  const beyond = after
    ? sql`(n.read_at is null, n.created_at, n.id) < (${!after.read}, ${after.at}::timestamptz, ${after.id}::uuid)`
    : sql`true`;
  const rows = await tx.execute<Stored>(sql`
    select n.id, n.kind, n.step_key as "stepKey", n.created_at as "createdAt", n.read_at as "readAt",
      json_build_object('type', e.type, 'data', e.data, 'at', e.at, 'actorName', e.actor_name) as event,
      i.key as incident, i.drill_id is not null as drill, s.asset_tag as "assetTag",
      coalesce(nullif(trim(s.model), ''), s.device_class) as "systemName", n.site_id as "siteId", site.name as "siteName", site.zone
    from notices n
    join events e on e.id = n.event_id
    join incidents i on i.id = n.incident_id
    join imaging_systems s on s.id = i.system_id
    join sites site on site.id = n.site_id
    where n.person_id = ${personId}::uuid and ${withinText(reach, "n.site_id")} and ${beyond}
    order by n.read_at is null desc, n.created_at desc, n.id desc limit ${page.size}`);
  return rows.map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt),
    readAt: row.readAt === null ? null : new Date(row.readAt),
    event: { ...row.event, at: new Date(row.event.at) },
  }));
}

const unread = (reach: Reach, personId: PersonId) => sql`
    (select count(*)::int from notices n join incidents i on i.id = n.incident_id and i.drill_id is null
    where n.person_id = ${personId}::uuid and n.read_at is null and ${withinText(reach, "n.site_id")})`;

/** How many notices a person has not read, of those that may still be seen; those of drills count nowhere. */
export async function countUnread(tx: Tx, reach: Reach, personId: PersonId): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`select ${unread(reach, personId)} as count`);
  return row?.count ?? 0;
}

/** What the frame says of a person: their unread notices and the names of these sites, in one statement. */
export async function readFrameFacts(
  tx: Tx,
  reach: Reach,
  personId: PersonId,
  sites: readonly SiteId[],
): Promise<Readonly<{ unread: number; siteNames: readonly string[] }>> {
  const [row] = await tx.execute<{ unread: number; siteNames: string[] }>(sql`
    select ${unread(reach, personId)} as unread, (select coalesce(json_agg(site.name order by site.name), '[]') from sites site
      where ${JSON.stringify(sites)}::jsonb ? site.id::text) as "siteNames"`);
  return row ?? { unread: 0, siteNames: [] };
}

export type LockedNotice = Readonly<{ id: NoticeId; siteId: SiteId; isRead: boolean }>;

/** Locks those of the notices that are this person's. */
export async function lockNotices(
  tx: Tx,
  personId: PersonId,
  ids: readonly NoticeId[],
): Promise<LockedNotice[]> {
  return tx.execute<LockedNotice>(sql`
    select id, site_id as "siteId", read_at is not null as "isRead" from notices
    where person_id = ${personId}::uuid and ${JSON.stringify(ids)}::jsonb ? id::text order by id for update`);
}

/** Marks notices as read. */
export async function setRead(tx: Tx, ids: readonly NoticeId[], at: Date): Promise<void> {
  await tx.execute(sql`
    update notices set read_at = ${at.toISOString()}::timestamptz
    where read_at is null and ${JSON.stringify(ids)}::jsonb ? id::text`);
}

/** Marks as read what people of a made-up past were told before a time, or what ran out before it. */
export async function setReadBefore(tx: Tx, before: Date): Promise<void> {
  await tx.execute(sql`
    update notices n set read_at = n.created_at from events e where e.id = n.event_id and n.read_at is null
      and least(n.created_at, (e.data->>'endsAt')::timestamptz) < ${before.toISOString()}::timestamptz`);
}
