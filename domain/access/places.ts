import { type Actor, type Permission, type Role, sitesWhere } from "./permissions";

export type PlaceName =
  | "today"
  | "my-steps"
  | "incidents"
  | "status"
  | "advisories"
  | "systems"
  | "briefings"
  | "people"
  | "event-log";

/** Whether a permission holds at any place. */
export function mayAnywhere(actor: Actor, permission: Permission): boolean {
  const sites = sitesWhere(actor, permission);
  return sites === "all" || sites.length > 0;
}

const holds = (actor: Actor, ...roles: readonly Role[]) =>
  actor.grants.some((grant) => roles.includes(grant.role));

/** The places that one permission opens, in the order of the navigation. */
const openTo: readonly (readonly [PlaceName, Permission])[] = [
  ["incidents", "incident:read"],
  ["status", "status:read"],
  ["advisories", "organisation:read"],
  ["systems", "system:read"],
  ["briefings", "briefing:read"],
  ["people", "people:manage"],
  ["event-log", "event:read"],
];

/** Where a person's work begins: the first of the places they may go. Null: nobody has given them a role yet. */
export function placesOf(actor: Actor): readonly PlaceName[] {
  const open: PlaceName[] = [];
  if (holds(actor, "executive")) open.push("status");
  if (holds(actor, "technician", "clinical-lead")) open.push("my-steps");
  for (const [place, permission] of openTo) if (mayAnywhere(actor, permission)) open.push(place);
  const coordinatorFirst = holds(actor, "coordinator") ? (["today", "incidents"] as const) : [];
  const administratorFirst =
    holds(actor, "administrator") && !holds(actor, "coordinator", "executive") ? (["people"] as const) : [];
  return [...new Set<PlaceName>([...coordinatorFirst, ...administratorFirst, ...open])];
}
