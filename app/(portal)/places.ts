import type { PlaceName } from "@/domain/access/places";

/** The address of each place of the navigation. */
export const pathOf = {
  today: "/today",
  "my-steps": "/my-steps",
  incidents: "/incidents",
  status: "/status",
  advisories: "/advisories",
  systems: "/systems",
  briefings: "/status/briefings",
  people: "/admin/people",
  "event-log": "/admin/event-log",
} as const satisfies Record<PlaceName, string>;

export const labelOf: Readonly<Record<PlaceName, string>> = {
  today: "Today",
  "my-steps": "My steps",
  incidents: "Incidents",
  status: "Status",
  advisories: "Advisories",
  systems: "Systems",
  briefings: "Briefings",
  people: "People and sites",
  "event-log": "Event log",
};
