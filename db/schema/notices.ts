import { sql } from "drizzle-orm";
import { index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { IncidentId, NoticeId, PersonId, SiteId } from "@/domain/ids";
import { type NoticeKind, noticeKinds } from "@/domain/notices/notice";
import { id, instant, oneOf } from "./columns";
import { events } from "./events";
import { inItsSite } from "./of-incident";
import { people } from "./organisation";

/** A message to one person about one event, written with it; whether it may still be seen is asked again at each reading. */
export const notices = pgTable(
  "notices",
  {
    id: id().$type<NoticeId>(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id)
      .$type<PersonId>(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id),
    kind: text("kind").notNull().$type<NoticeKind>(),
    incidentId: uuid("incident_id").notNull().$type<IncidentId>(),
    siteId: uuid("site_id").notNull().$type<SiteId>(),
    /** The step it leads to; null: the incident itself. */
    stepKey: text("step_key"),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    // The last word on telling a person of one event once.
    unique("notices_once").on(t.eventId, t.personId),
    inItsSite(t),
    oneOf("notices_kind", t.kind, noticeKinds),
    // What has this person not read?
    index("notices_unread").on(t.personId, t.createdAt).where(sql`read_at is null`),
    // What was this person told, newest first?
    index("notices_of_person").on(t.personId, t.createdAt),
  ],
);
