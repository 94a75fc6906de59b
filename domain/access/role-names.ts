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
