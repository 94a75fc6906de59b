import { bigint, foreignKey, type PgColumn, uuid } from "drizzle-orm/pg-core";
import type { IncidentId, PersonId, SiteId } from "@/domain/ids";
import { instant } from "./columns";
import { incidents } from "./incidents";
import { people } from "./organisation";

/** The columns every fact of an incident has: where it belongs, who, when, in which order it was recorded. */
export const ofIncident = () => ({
  seq: bigint("seq", { mode: "number" }).generatedAlwaysAsIdentity(),
  incidentId: uuid("incident_id").notNull().$type<IncidentId>(),
  siteId: uuid("site_id").notNull().$type<SiteId>(),
  byPerson: uuid("by_person")
    .notNull()
    .references(() => people.id)
    .$type<PersonId>(),
  at: instant("at").notNull(),
});

type OfIncident = { incidentId: PgColumn; siteId: PgColumn };
/** A fact cannot point across sites: its incident and its site belong together. */
export const inItsSite = (t: OfIncident) =>
  foreignKey({ columns: [t.incidentId, t.siteId], foreignColumns: [incidents.id, incidents.siteId] });
