import type { DeedName } from "@/domain/access/deeds";
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

/** The letter that goes to a place after "g". */
export const letterOf: Readonly<Record<PlaceName, string>> = {
  today: "t",
  "my-steps": "m",
  incidents: "i",
  status: "u",
  advisories: "a",
  systems: "s",
  briefings: "b",
  people: "p",
  "event-log": "l",
};

/** Where what one may begin is begun, and how it is called there. */
export const deeds: Readonly<Record<DeedName, Readonly<{ href: string; label: string }>>> = {
  verify: { href: "/verify", label: "Verify what others did" },
  "import-advisory": { href: "/advisories/import", label: "Import an advisory" },
  "write-advisory": { href: "/advisories/new", label: "Write an advisory by hand" },
  "register-system": { href: "/systems/new", label: "Register a system" },
  "import-inventory": { href: "/systems/import", label: "Import an inventory" },
  "open-drill": { href: "/drills/new", label: "Open a drill" },
};
