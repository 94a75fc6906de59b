import type { Actor, Role } from "./permissions";

export const roleNames: Readonly<Record<Role, string>> = {
  administrator: "Administrator",
  coordinator: "Coordinator",
  technician: "Technician",
  "clinical-lead": "Clinical lead",
  executive: "Executive",
  auditor: "Auditor",
};

/** A person's roles in words: "Coordinator", "Technician and clinical lead". */
export function rolesInWords(actor: Actor): string {
  const names = [...new Set(actor.grants.map((grant) => roleNames[grant.role]))];
  const words = names.map((name, index) => (index === 0 ? name : name.toLowerCase()));
  return words.length < 2 ? (words[0] ?? "No role") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

type NamedGrant = Readonly<{ role: Role; siteName: string | null }>;

/** Where a person is what: "Coordinator, all sites", "Clinical lead, 3 sites; executive, all sites". */
export function grantsInWords(grants: readonly NamedGrant[]): string {
  const held = [...new Set(grants.map((grant) => grant.role))];
  const parts = held.map((role, index) => {
    const name = index === 0 ? roleNames[role] : roleNames[role].toLowerCase();
    return `${name}, ${placesInWords(grants.filter((grant) => grant.role === role))}`;
  });
  return parts.join("; ");
}

function placesInWords(grants: readonly NamedGrant[]): string {
  const names = grants.flatMap((grant) => grant.siteName ?? []);
  if (names.length < grants.length) return "all sites";
  return names.length > 2 ? `${names.length} sites` : names.join(" and ");
}
