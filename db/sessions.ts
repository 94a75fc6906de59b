import "server-only";
import { and, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Grant, type Role, roles } from "@/domain/access/permissions";
import type { PersonId, SessionId, SiteId } from "@/domain/ids";
import type { Database, Tx } from "./client";
import { type FrameRecord, frameColumns } from "./frame-columns";
import { grants, people, sessions, signInFailures, signInTickets, sites } from "./schema";

export type SessionRecord = Readonly<{
  sessionId: SessionId;
  personId: PersonId;
  name: string;
  grants: readonly Grant[];
  lastSeenAt: Date;
  address: string | null;
}>;

const idleHours = 4;
const absoluteHours = 12;

const grantRow = z.object({
  role: z.enum(roles),
  siteId: z
    .uuid()
    .transform((id) => id as SiteId)
    .nullable(),
});

const sessionColumns = {
  sessionId: sessions.id,
  personId: people.id,
  name: people.name,
  lastSeenAt: sessions.lastSeenAt,
  address: sessions.address,
  grants: sql`(select coalesce(json_agg(json_build_object('role', g.role, 'siteId', g.site_id)
      order by g.role, g.site_id), '[]'::json)
    from grants g where g.person_id = ${people.id} and g.ended_at is null)`,
};

/** Neither ended nor idle too long, and of a person who may still sign in. */
const stillRuns = (which: SQL) =>
  and(
    which,
    isNull(sessions.revokedAt),
    isNull(people.disabledAt),
    sql`${sessions.expiresAt} > now()`,
    sql`${sessions.lastSeenAt} > now() - make_interval(hours => ${idleHours})`,
  );

const grantsIn = (column: unknown) => z.array(grantRow).parse(column);

/**
 * The running session behind a token, with the grants that hold now and what the frame says, in one statement; null when ended,
 * idle too long, or the person is disabled.
 */
export async function findSession(
  on: Database | Tx,
  hash: Buffer,
): Promise<(SessionRecord & FrameRecord) | null> {
  const [row] = await on
    .select({ ...sessionColumns, ...frameColumns })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(stillRuns(eq(sessions.tokenHash, hash)));
  if (!row) return null;
  return { ...row, grants: grantsIn(row.grants), siteNames: z.array(z.string()).parse(row.siteNames) };
}

/** Those of the sessions that still run, with the grants that hold now. */
export async function listRunning(
  on: Database | Tx,
  ids: readonly SessionId[],
): Promise<ReadonlyMap<SessionId, SessionRecord>> {
  const rows = await on
    .select(sessionColumns)
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(stillRuns(inArray(sessions.id, [...ids])));
  return new Map(rows.map((row) => [row.sessionId, { ...row, grants: grantsIn(row.grants) }]));
}

/** Starts a session of at most 12 hours; it also ends after 4 idle hours. */
export async function insertSession(
  on: Database | Tx,
  session: { tokenHash: Buffer; personId: PersonId; address: string | null; userAgent: string | null },
): Promise<void> {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000);
  await on.insert(sessions).values({ ...session, createdAt: now, lastSeenAt: now, expiresAt });
}

export async function touchSession(on: Database | Tx, id: SessionId): Promise<void> {
  await on.update(sessions).set({ lastSeenAt: new Date() }).where(eq(sessions.id, id));
}

export async function revokeSession(on: Database | Tx, hash: Buffer): Promise<void> {
  await on
    .update(sessions)
    .set({ revokedAt: new Date() })
    .where(and(eq(sessions.tokenHash, hash), isNull(sessions.revokedAt)));
}

/** Ends every session of a person at once. */
export async function revokeSessionsOf(on: Database | Tx, personId: PersonId, at: Date): Promise<void> {
  await on
    .update(sessions)
    .set({ revokedAt: at })
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)));
}

export async function insertTicket(on: Database | Tx, hash: Buffer, personId: PersonId): Promise<void> {
  await on
    .insert(signInTickets)
    .values({ tokenHash: hash, personId, expiresAt: new Date(Date.now() + 30_000) });
}

/** Uses a ticket up; the person it stands for, or null when it was used, ran out, or never was. */
export async function takeTicket(
  on: Database | Tx,
  hash: Buffer,
): Promise<{ id: PersonId; name: string } | null> {
  const [taken] = await on
    .update(signInTickets)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(signInTickets.tokenHash, hash),
        isNull(signInTickets.usedAt),
        sql`${signInTickets.expiresAt} > now()`,
      ),
    )
    .returning({ personId: signInTickets.personId });
  if (!taken) return null;
  const [person] = await on
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.id, taken.personId), isNull(people.disabledAt)));
  return person ?? null;
}

export type SignInPerson = Readonly<{ id: PersonId; name: string; passwordHash: string | null }>;

/** The person with this e-mail address, if they may sign in at all. */
export async function findPersonByEmail(on: Database | Tx, email: string): Promise<SignInPerson | null> {
  const [person] = await on
    .select({ id: people.id, name: people.name, passwordHash: people.passwordHash })
    .from(people)
    .where(and(sql`lower(${people.email}) = lower(${email})`, isNull(people.disabledAt)));
  return person ?? null;
}

/** What a person signs with: a password, or, where they are one of the demo's people, nothing. */
export async function findSigner(
  on: Database | Tx,
  id: PersonId,
): Promise<{ passwordHash: string | null; invented: boolean } | null> {
  const [person] = await on
    .select({
      passwordHash: people.passwordHash,
      invented: sql<boolean>`${people.demoNote} is not null or exists (select 1 from events e
        where e.type = 'portal.set-up' and e.site_id is null and e.data ->> 'demo' = 'true')`,
    })
    .from(people)
    .where(and(eq(people.id, id), isNull(people.disabledAt)));
  return person ?? null;
}

/**
 * Counts an attempt to sign in as a failure until it is forgotten, one at a time for each account; null when the account has had
 * its most within the minutes.
 */
export async function beginAttempt(
  on: Database | Tx,
  limit: Readonly<{ account: string; address: string | null; minutes: number; most: number }>,
): Promise<string | null> {
  const { account, address, minutes, most } = limit;
  return on.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7316524, hashtext(${account}))`);
    const now = new Date();
    const since = new Date(now.getTime() - minutes * 60_000);
    const recent = and(eq(signInFailures.account, account), gt(signInFailures.at, since));
    if ((await tx.$count(signInFailures, recent)) >= most) return null;
    const [row] = await tx
      .insert(signInFailures)
      .values({ account, address, at: now })
      .returning({ id: signInFailures.id });
    return row?.id ?? null;
  });
}

/** The attempt was no failure. */
export async function forgetAttempt(on: Database | Tx, id: string): Promise<void> {
  await on.delete(signInFailures).where(eq(signInFailures.id, id));
}

export type DemoPerson = Readonly<{
  id: PersonId;
  name: string;
  demoNote: string;
  grants: readonly Readonly<{ role: Role; siteName: string | null }>[];
}>;

/** The people the demo's sign-in page offers, in the order they were made. */
export async function listDemoPeople(on: Database | Tx): Promise<DemoPerson[]> {
  const rows = await on
    .select({
      id: people.id,
      name: people.name,
      demoNote: people.demoNote,
      role: grants.role,
      siteName: sites.name,
    })
    .from(people)
    .innerJoin(grants, and(eq(grants.personId, people.id), isNull(grants.endedAt)))
    .leftJoin(sites, eq(sites.id, grants.siteId))
    .where(and(isNull(people.disabledAt), sql`${people.demoNote} is not null`))
    .orderBy(people.createdAt, people.name, sites.name);
  const byPerson = new Map<PersonId, DemoPerson>();
  for (const { id, name, demoNote, role, siteName } of rows) {
    const known = byPerson.get(id) ?? { id, name, demoNote: demoNote ?? "", grants: [] };
    byPerson.set(id, { ...known, grants: [...known.grants, { role, siteName }] });
  }
  return [...byPerson.values()];
}
