import type { AdvisoryEvents } from "./advisories/events";
import type { BriefingEvents } from "./briefings/events";
import type { TemplateEvents } from "./checklist/template-events";
import type { DrillEvents } from "./drills/events";
import type { EvidenceEvents, StoreEvents } from "./evidence/events";
import type { IncidentId, SiteId } from "./ids";
import type { IncidentEvents } from "./incidents/events";
import type { TeamEvents } from "./incidents/team-events";
import type { OrganisationEvents } from "./people/events";
import type { PriorityEvents } from "./priority/events";

/** Everything that can happen in the portal, by name, with what is recorded of it. */
export type EventData = OrganisationEvents &
  AdvisoryEvents &
  IncidentEvents &
  PriorityEvents &
  TeamEvents &
  EvidenceEvents &
  StoreEvents &
  TemplateEvents &
  BriefingEvents &
  DrillEvents;
export type EventType = keyof EventData;

type Placed = Readonly<{
  siteId: SiteId | null;
  /** The incident whose chain and timeline it belongs to; null: the organisation's. */
  incidentId: IncidentId | null;
  /** What it is about, where that is not the incident. */
  subjectId: string | null;
}>;

/** One thing that happened, with its place. */
export type DomainEvent = {
  [Type in EventType]: Placed & Readonly<{ type: Type; data: EventData[Type] }>;
}[EventType];
