import { type Actor, type Permission, type Role, sitesWhere } from "./permissions";

export type PlaceName = "today" | "my-steps" | "incidents" | "status" | "advisories" | "systems" | "people";

/** Whether a permission holds at any place. */
export function mayAnywhere(actor: Actor, permission: Permission): boolean {
  const sites = sitesWhere(actor, permission);
  return sites === "all" || sites.length > 0;
}

const holds = (actor: Actor, ...roles: readonly Role[]) =>
  actor.grants.some((grant) => roles.includes(grant.role));

/** Where a person's work begins: the first of the places they may go. Null: nobody has given them a role yet. */
export function placesOf(actor: Actor): readonly PlaceName[] {
  const open: PlaceName[] = [];
  if (holds(actor, "executive")) open.push("status");
  if (holds(actor, "technician", "clinical-lead")) open.push("my-steps");
  if (mayAnywhere(actor, "incident:read")) open.push("incidents");
  if (mayAnywhere(actor, "status:read")) open.push("status");
  if (mayAnywhere(actor, "organisation:read")) open.push("advisories");
  if (mayAnywhere(actor, "system:read")) open.push("systems");
  if (mayAnywhere(actor, "people:manage")) open.push("people");
  const coordinatorFirst = holds(actor, "coordinator") ? (["today", "incidents"] as const) : [];
  const administratorFirst =
    holds(actor, "administrator") && !holds(actor, "coordinator", "executive") ? (["people"] as const) : [];
  return [...new Set<PlaceName>([...coordinatorFirst, ...administratorFirst, ...open])];
}
