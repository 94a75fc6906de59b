import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type Role, roleGrants, roles } from "@/domain/access/permissions";
import type { DomainEvent } from "@/domain/events";
import type { PersonId, SiteId } from "@/domain/ids";
import { type Audience, telling } from "@/domain/notices/notice";
import type { Tx } from "./client";

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
    case "own-coordinator":
      return sql`p.id = (select coordinator_id from incidents where id = ${incidentId}::uuid)`;
    case "role":
      return holds([audience.role], siteId);
    case "role-of-step":
      return sql`exists (select 1 from grants g join step_now s on s.role = g.role
        where s.incident_id = ${incidentId}::uuid and s.step_key = ${audience.step} and g.person_id = p.id
          and g.ended_at is null and (g.site_id is null or g.site_id = ${siteId}::uuid))`;
  }
}
