import "server-only";
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Role } from "@/domain/access/permissions";
import type { GrantId, PersonId, SiteId } from "@/domain/ids";
import type { StoredCalendars } from "@/domain/priority/calendar";
import type { Tx } from "./client";
import { contacts, grants, imagingSystems, people, setupLinks, sites } from "./schema";

export type GrantRecord = Readonly<{
  id: GrantId;
  role: Role;
  siteId: SiteId | null;
  siteName: string | null;
}>;
export type PersonRecord = Readonly<{
  id: PersonId;
  name: string;
  email: string;
  disabledAt: Date | null;
  hasPassword: boolean;
  lastSeenAt: Date | null;
  grants: readonly GrantRecord[];
}>;

/** Everybody who may or might sign in, with the grants that hold now. */
export async function listPeople(tx: Tx): Promise<PersonRecord[]> {
  const rows = await tx
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      disabledAt: people.disabledAt,
      hasPassword: sql<boolean>`${people.passwordHash} is not null`,
      // The driver gives text for an expression; it is read back as an instant below.
      lastSeenAt: sql<
        string | null
      >`(select max(s.last_seen_at) from sessions s where s.person_id = people.id)`,
    })
    .from(people)
    .orderBy(asc(people.name), asc(people.id));
  const held = await tx
    .select({
      id: grants.id,
      personId: grants.personId,
      role: grants.role,
      siteId: grants.siteId,
      siteName: sites.name,
    })
    .from(grants)
    .leftJoin(sites, eq(sites.id, grants.siteId))
    .where(isNull(grants.endedAt))
    .orderBy(asc(grants.role), asc(sites.name));
  return rows.map((row) => ({
    ...row,
    lastSeenAt: row.lastSeenAt ? new Date(row.lastSeenAt) : null,
    grants: held.filter((grant) => grant.personId === row.id),
  }));
}

export async function lockPerson(tx: Tx, id: PersonId) {
  const [row] = await tx.select().from(people).where(eq(people.id, id)).for("update");
  return row ?? null;
}

export async function insertPerson(tx: Tx, row: typeof people.$inferInsert): Promise<void> {
  await tx.insert(people).values(row);
}

export async function setDisabled(tx: Tx, id: PersonId, at: Date | null): Promise<void> {
  await tx.update(people).set({ disabledAt: at }).where(eq(people.id, id));
}

export async function setPassword(tx: Tx, id: PersonId, passwordHash: string): Promise<void> {
  await tx.update(people).set({ passwordHash }).where(eq(people.id, id));
}

export async function insertGrant(tx: Tx, row: typeof grants.$inferInsert): Promise<void> {
  await tx.insert(grants).values(row);
}

/** A running grant with its person and site, locked; null when it never was or has ended. */
export async function lockGrant(tx: Tx, id: GrantId) {
  const [row] = await tx
    .select({
      id: grants.id,
      personId: grants.personId,
      personName: people.name,
      role: grants.role,
      siteId: grants.siteId,
      siteCode: sites.code,
    })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .leftJoin(sites, eq(sites.id, grants.siteId))
    .where(and(eq(grants.id, id), isNull(grants.endedAt)))
    .for("update", { of: grants });
  return row ?? null;
}

export async function setGrantEnded(tx: Tx, id: GrantId, by: PersonId, at: Date): Promise<void> {
  await tx.update(grants).set({ endedAt: at, endedBy: by }).where(eq(grants.id, id));
}

/** Locks the administrators' running grants and returns the persons who hold one and may sign in. */
export async function lockAdministrators(tx: Tx): Promise<PersonId[]> {
  const rows = await tx
    .select({ personId: grants.personId })
    .from(grants)
    .innerJoin(people, eq(people.id, grants.personId))
    .where(
      and(
        eq(grants.role, "administrator"),
        isNull(grants.siteId),
        isNull(grants.endedAt),
        isNull(people.disabledAt),
      ),
    )
    .orderBy(grants.id)
    .for("update", { of: grants });
  return [...new Set(rows.map((row) => row.personId))];
}

export type SiteRecord = Readonly<{ id: SiteId; code: string; name: string; region: string; zone: string }>;

export async function listSites(tx: Tx): Promise<(SiteRecord & Readonly<{ calendar: StoredCalendars }>)[]> {
  return tx
    .select({
      id: sites.id,
      code: sites.code,
      name: sites.name,
      region: sites.region,
      zone: sites.zone,
      calendar: sites.calendar,
    })
    .from(sites)
    .orderBy(asc(sites.name));
}

export async function findSite(tx: Tx, id: SiteId): Promise<SiteRecord | null> {
  const [row] = await tx
    .select({ id: sites.id, code: sites.code, name: sites.name, region: sites.region, zone: sites.zone })
    .from(sites)
    .where(eq(sites.id, id));
  return row ?? null;
}

/** The calendars of a site, its row locked until the transaction ends. */
export async function lockSiteCalendars(tx: Tx, id: SiteId): Promise<StoredCalendars | null> {
  const [row] = await tx
    .select({ calendar: sites.calendar })
    .from(sites)
    .where(eq(sites.id, id))
    .for("update");
  return row?.calendar ?? null;
}

export async function setSiteCalendars(tx: Tx, id: SiteId, calendar: StoredCalendars): Promise<void> {
  await tx.update(sites).set({ calendar }).where(eq(sites.id, id));
}

export async function insertSite(tx: Tx, row: typeof sites.$inferInsert): Promise<void> {
  await tx.insert(sites).values(row);
}

export async function insertContact(tx: Tx, row: typeof contacts.$inferInsert): Promise<void> {
  await tx.insert(contacts).values(row);
}

export async function insertSetupLink(tx: Tx, row: typeof setupLinks.$inferInsert): Promise<void> {
  await tx.insert(setupLinks).values(row);
}

/** A link that can still be used, with the person it is for (null: the first administrator); locked until the transaction ends. */
export async function lockSetupLink(tx: Tx, tokenHash: Buffer, now: Date) {
  const [row] = await tx
    .select()
    .from(setupLinks)
    .where(and(eq(setupLinks.tokenHash, tokenHash), isNull(setupLinks.usedAt)))
    .for("update");
  return row && row.expiresAt > now ? row : null;
}

/** Ends every link of a person that could still be used, or with null those for the first administrator. */
export async function endSetupLinks(tx: Tx, personId: PersonId | null, at: Date): Promise<void> {
  const theirs = personId === null ? isNull(setupLinks.personId) : eq(setupLinks.personId, personId);
  await tx
    .update(setupLinks)
    .set({ usedAt: at })
    .where(and(theirs, isNull(setupLinks.usedAt)));
}

/** Everybody who can be called now, at any site. */
export async function listAllContacts(tx: Tx) {
  return tx
    .select()
    .from(contacts)
    .where(isNull(contacts.endedAt))
    .orderBy(asc(contacts.duty), asc(contacts.name));
}

/** How many systems in use each site has. */
export async function countSystems(tx: Tx): Promise<ReadonlyMap<SiteId, number>> {
  const rows = await tx
    .select({ siteId: imagingSystems.siteId, count: sql<number>`count(*)::int` })
    .from(imagingSystems)
    .where(ne(imagingSystems.state, "retired"))
    .groupBy(imagingSystems.siteId);
  return new Map(rows.map((row) => [row.siteId, row.count]));
}

/** Puts a person on the demo's sign-in page, with what they come for. */
export async function setDemoNote(tx: Tx, id: PersonId, demoNote: string | null): Promise<void> {
  await tx.update(people).set({ demoNote }).where(eq(people.id, id));
}

/** Whether anybody exists yet. */
export async function hasPeople(tx: Tx): Promise<boolean> {
  return (await tx.$count(people)) > 0;
}

/** Lets one process at a time fill an empty database. */
export async function lockStart(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7316523)`);
}
