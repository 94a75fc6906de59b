import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { IncidentId, PersonId, SessionId, SiteId } from "@/domain/ids";
import { id, instant, oneOf } from "./columns";

/** The head of each hash chain; its row is the lock under which the chain grows. */
export const chains = pgTable("chains", {
  /** "organisation", or the id of an incident. */
  id: text("id").primaryKey(),
  seq: bigint("seq", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
});

/** Everything that happened, append-only by trigger: timeline, audit log and source of refreshes in one. */
export const events = pgTable(
  "events",
  {
    id: id(),
    chain: text("chain").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
    type: text("type").notNull(),
    at: instant("at").notNull(),
    recordedAt: instant("recorded_at").notNull().default(sql`clock_timestamp()`),
    siteId: uuid("site_id").$type<SiteId>(),
    incidentId: uuid("incident_id").$type<IncidentId>(),
    /** The id of what it is about, where that is not the incident. */
    subjectId: uuid("subject_id"),
    actorKind: text("actor_kind").notNull().$type<"person" | "token" | "job">(),
    actorId: uuid("actor_id").$type<PersonId>(),
    actorName: text("actor_name").notNull(),
    sessionId: uuid("session_id").$type<SessionId>(),
    address: text("address"),
    transaction: text("transaction").notNull().default(sql`pg_current_xact_id()::text`),
    /** Canonical text: what was hashed, byte for byte. */
    payload: text("payload").notNull(),
    /** For queries only; jsonb does not keep the bytes that were hashed. */
    data: jsonb("data").notNull().generatedAlwaysAs(sql`payload::jsonb`),
  },
  (t) => [
    unique("events_chain_seq").on(t.chain, t.seq),
    oneOf("events_actor_kind", t.actorKind, ["person", "token", "job"]),
    // What happened to this incident, newest first?
    index("events_of_incident").on(t.incidentId, t.seq),
    // What happened to this system, advisory or person?
    index("events_of_subject").on(t.subjectId, t.at),
    // Who was asked for a step of this incident?
    index("events_asks").on(t.incidentId, t.seq).where(sql`type = 'step.asked'`),
    // What happened last, anywhere?
    index("events_by_time").on(t.at, t.id),
  ],
);

/** A hash over the heads of all chains at a time, also kept outside the database. */
export const checkpoints = pgTable("checkpoints", {
  id: id(),
  at: instant("at").notNull(),
  heads: text("heads").notNull(),
  hash: text("hash").notNull(),
});

/** The answer to a request that was carried out, so that a double click or a retry gets it again and does nothing twice. */
export const commands = pgTable(
  "commands",
  {
    actorId: uuid("actor_id").notNull().$type<PersonId>(),
    requestId: uuid("request_id").notNull(),
    command: text("command").notNull(),
    inputHash: text("input_hash").notNull(),
    answer: jsonb("answer"),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.requestId] })],
);
