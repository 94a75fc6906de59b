import type { Role } from "../access/permissions";
import type { SiteCalendar } from "../priority/calendar";

/** What is written in the event log for people, sites and sign-in. */
export type OrganisationEvents = {
  "person.signed-in": Record<string, never>;
  "person.added": { name: string; email: string };
  "person.disabled": { name: string };
  "person.enabled": { name: string };
  "person.password-link-made": { name: string };
  "person.password-set": Record<string, never>;
  "grant.given": { personName: string; role: Role; siteCode: string | null; setup: boolean };
  "grant.ended": { personName: string; role: Role; siteCode: string | null };
  "site.calendar-set": { old: SiteCalendar; new: SiteCalendar };
  "site.added": { code: string; name: string; zone: string; region: string };
  "contact.added": { name: string; duty: string; phone: string };
  "contact.ended": { name: string; duty: string; phone: string };
  "notice.read": { notices: readonly string[] };
  "portal.set-up": { demo: boolean };
};
