import type { PersonId, SiteId } from "../ids";

export const roles = [
  "administrator",
  "coordinator",
  "technician",
  "clinical-lead",
  "executive",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  "organisation:read",
  "system:read",
  "system:edit",
  "system:register",
  "incident:read",
  "status:read",
  "advisory:import",
  "advisory:correct",
  "match:decide",
  "incident:open",
  "incident:assign",
  "incident:close",
  "comment:write",
  "step:do",
  "step:verify",
  "clearance:answer",
  "risk:accept",
  "permit:issue",
  "approval:coordinator",
  "approval:clinical-lead",
  "state:report",
  "evidence:attach",
  "evidence:open",
  "evidence:original",
  "quarantine:decide",
  "quarantine:destroy",
  "people:manage",
  "site:manage",
  "contact:manage",
  "event:read",
  "event:oversee",
  "store:oversee",
  "template:edit",
  "template:adopt",
  "drill:hold",
  "briefing:freeze",
  "briefing:read",
] as const;
export type Permission = (typeof permissions)[number];

/** Who may do what (product.md, "Roles and permissions"). This table is the whole policy: what is not listed is denied. */
const granted: Record<Role, readonly Permission[]> = {
  administrator: [
    "organisation:read",
    "people:manage",
    "site:manage",
    "contact:manage",
    "event:oversee",
    "store:oversee",
    "template:edit",
  ],
  coordinator: [
    "organisation:read",
    "system:read",
    "system:edit",
    "system:register",
    "contact:manage",
    "incident:read",
    "status:read",
    "advisory:import",
    "advisory:correct",
    "match:decide",
    "incident:open",
    "incident:assign",
    "incident:close",
    "comment:write",
    "step:do",
    "step:verify",
    "risk:accept",
    "permit:issue",
    "approval:coordinator",
    "state:report",
    "evidence:attach",
    "evidence:open",
    "evidence:original",
    "quarantine:decide",
    "quarantine:destroy",
    "event:read",
    "store:oversee",
    "template:adopt",
    "drill:hold",
    "briefing:freeze",
    "briefing:read",
  ],
  technician: [
    "organisation:read",
    "system:read",
    "system:edit",
    "incident:read",
    "status:read",
    "comment:write",
    "step:do",
    "state:report",
    "evidence:attach",
    "evidence:open",
  ],
  "clinical-lead": [
    "organisation:read",
    "system:read",
    "incident:read",
    "status:read",
    "comment:write",
    "step:do",
    "clearance:answer",
    "approval:clinical-lead",
    "state:report",
    "evidence:attach",
    "evidence:open",
    "quarantine:destroy",
    "briefing:read",
  ],
  executive: ["organisation:read", "system:read", "incident:read", "status:read", "briefing:read"],
  auditor: [
    "organisation:read",
    "system:read",
    "incident:read",
    "status:read",
    "evidence:open",
    "event:read",
    "event:oversee",
    "briefing:read",
  ],
};

/** One role at one site, or at all sites (site null). */
export type Grant = Readonly<{ role: Role; siteId: SiteId | null }>;

/** Who is asking: a person and the grants that hold now. */
export type Actor = Readonly<{ id: PersonId; name: string; grants: readonly Grant[] }>;

/** A person seen at one site: the union of the roles whose grants cover it. */
export type ActorHere = Readonly<{ id: PersonId; name: string; roles: readonly Role[] }>;

export function roleGrants(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission);
}

/** The roles whose grants give a permission. */
export function rolesWith(permission: Permission): readonly Role[] {
  return roles.filter((role) => roleGrants(role, permission));
}

/** Whether a grant covers a place; a place of null is the whole organisation, covered only by a grant for all sites. */
function covers(grant: Grant, siteId: SiteId | null): boolean {
  return grant.siteId === null || grant.siteId === siteId;
}

/** The one question of access: may this person do this at this place? */
export function may(actor: Actor, permission: Permission, siteId: SiteId | null): boolean {
  return actor.grants.some((grant) => covers(grant, siteId) && roleGrants(grant.role, permission));
}

/** The sites at which a permission holds: all of them, or a list (possibly empty). */
export function sitesWhere(actor: Actor, permission: Permission): readonly SiteId[] | "all" {
  const holding = actor.grants.filter((grant) => roleGrants(grant.role, permission));
  if (holding.some((grant) => grant.siteId === null)) return "all";
  return [...new Set(holding.flatMap((grant) => (grant.siteId === null ? [] : [grant.siteId])))];
}

/** Whether a person may see that a site exists at all: any grant that covers it. */
export function reaches(actor: Actor, siteId: SiteId | null): boolean {
  return actor.grants.some((grant) => covers(grant, siteId));
}

export function actorAt(actor: Actor, siteId: SiteId | null): ActorHere {
  const here = actor.grants.filter((grant) => covers(grant, siteId)).map((grant) => grant.role);
  return { id: actor.id, name: actor.name, roles: [...new Set(here)] };
}
