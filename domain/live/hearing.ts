import { type Actor, may } from "../access/permissions";
import { mayAnywhere } from "../access/places";
import type { DomainEvent, EventType } from "../events";
import type { IncidentId, SiteId } from "../ids";

/** Where something happened: what an open page is told, and no more. */
export type Happening = Readonly<{ siteId: SiteId | null; incidentId: IncidentId | null }>;

/** What is recorded and changes no page that somebody has open. */
const silent: ReadonlySet<EventType> = new Set<EventType>([
  "person.signed-in",
  "person.password-set",
  "person.password-link-made",
  "notice.read",
]);

/** Whether open pages hear of an event. */
export const isHeard = ({ type }: DomainEvent): boolean => !silent.has(type);

/** Whether a person may know that something happened there: the same question a page asks of its rows. */
export function hears(actor: Actor, { siteId, incidentId }: Happening): boolean {
  if (siteId === null) return mayAnywhere(actor, "organisation:read");
  return may(actor, incidentId ? "incident:read" : "organisation:read", siteId);
}
