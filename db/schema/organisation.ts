import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { type Role, roles } from "@/domain/access/permissions";
import type { ContactId, GrantId, PersonId, SessionId, SiteId } from "@/domain/ids";
import type { StoredCalendars } from "@/domain/priority/calendar";
import { bytea, id, instant, oneOf } from "./columns";

/** A hospital or clinic of the group, with the time zone its people live in. */
export const sites = pgTable("sites", {
  id: id().$type<SiteId>(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  region: text("region").notNull().default(""),
  zone: text("zone").notNull(),
  /** When it works, by which due times are counted. */
  calendar: jsonb("calendar").notNull().default({}).$type<StoredCalendars>(),
  createdAt: instant("created_at").notNull(),
});

/** Whom to call at a site, with hours; printed on the paper for a day without a network. */
export const contacts = pgTable(
  "contacts",
  {
    id: id().$type<ContactId>(),
    siteId: uuid("site_id")
      .notNull()
      .references(() => sites.id)
      .$type<SiteId>(),
    name: text("name").notNull(),
    duty: text("duty").notNull(),
    phone: text("phone").notNull(),
    hours: text("hours").notNull().default(""),
    endedAt: instant("ended_at"),
  },
  // Who can be called at this site now?
  (t) => [index("contacts_of_site").on(t.siteId)],
);

/** A person who may sign in; never deleted, only disabled. */
export const people = pgTable(
  "people",
  {
    id: id().$type<PersonId>(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    phone: text("phone").notNull().default(""),
    passwordHash: text("password_hash"),
    /** What the demo's sign-in page says this person comes for; null outside the demo. */
    demoNote: text("demo_note"),
    createdAt: instant("created_at").notNull(),
    disabledAt: instant("disabled_at"),
  },
  (t) => [uniqueIndex("people_email").on(sql`lower(${t.email})`)],
);

/** One role at one site, or at all sites (site null); at most one running grant of a kind (index in a later migration). */
export const grants = pgTable(
  "grants",
  {
    id: id().$type<GrantId>(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    role: text("role").notNull().$type<Role>(),
    siteId: uuid("site_id")
      .references(() => sites.id)
      .$type<SiteId>(),
    /** Null only for the first administrator, granted by the setup link. */
    grantedBy: uuid("granted_by")
      .references(() => people.id)
      .$type<PersonId>(),
    grantedAt: instant("granted_at").notNull(),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by")
      .references(() => people.id)
      .$type<PersonId>(),
  },
  (t) => [
    oneOf("grants_role", t.role, roles),
    // What may this person do now?
    index("grants_of_person").on(t.personId).where(sql`ended_at is null`),
    // Who covers this site now?
    index("grants_of_site").on(t.siteId, t.role).where(sql`ended_at is null`),
  ],
);

/** A signed-in browser; the cookie holds a random token, this row its hash. */
export const sessions = pgTable(
  "sessions",
  {
    id: id().$type<SessionId>(),
    tokenHash: bytea("token_hash").notNull().unique(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    address: text("address"),
    userAgent: text("user_agent"),
  },
  // Which sessions of a person are to be ended?
  (t) => [index("sessions_of_person").on(t.personId).where(sql`revoked_at is null`)],
);

/** Single-use proof, valid for seconds, that our own sign-in has just accepted this person. */
export const signInTickets = pgTable("sign_in_tickets", {
  tokenHash: bytea("token_hash").primaryKey(),
  personId: uuid("person_id")
    .notNull()
    .references(() => people.id)
    .$type<PersonId>(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

/** Failed sign-ins, counted per account and address in one place for all processes. */
export const signInFailures = pgTable(
  "sign_in_failures",
  { id: id(), account: text("account").notNull(), address: text("address"), at: instant("at").notNull() },
  // How many failures in the last minutes?
  (t) => [index("sign_in_failures_of_account").on(t.account, t.at)],
);

/** A one-time link: for the first administrator (person null) or for a person to choose a password. */
export const setupLinks = pgTable("setup_links", {
  tokenHash: bytea("token_hash").primaryKey(),
  personId: uuid("person_id")
    .references(() => people.id)
    .$type<PersonId>(),
  createdBy: uuid("created_by")
    .references(() => people.id)
    .$type<PersonId>(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

/** A bearer token for scripts; only its hash is kept. */
export const tokens = pgTable("tokens", {
  id: id(),
  personId: uuid("person_id")
    .notNull()
    .references(() => people.id)
    .$type<PersonId>(),
  name: text("name").notNull(),
  tokenHash: bytea("token_hash").notNull().unique(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  revokedAt: instant("revoked_at"),
});
