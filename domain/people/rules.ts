import { ok, type Result, refuse } from "@/lib/result";
import type { Role } from "../access/permissions";
import type { PersonId, SiteId } from "../ids";

export type PeopleRefusal = Readonly<{
  code:
    | "own-grant"
    | "last-administrator"
    | "already-granted"
    | "email-taken"
    | "site-code-taken"
    | "person-disabled"
    | "own-account"
    | "role-needs-all-sites"
    | "already-so";
  sentence: string;
}>;

const ownGrant = {
  code: "own-grant",
  sentence: "Nobody grants anything to themselves. Another administrator can.",
} as const;
const lastAdministrator = {
  code: "last-administrator",
  sentence: "This is the last administrator. Name another one first.",
} as const;

/** Nobody grants anything to themselves; a disabled person gets nothing; administrators are for all sites. */
export function decideGrant(
  giver: PersonId,
  person: Readonly<{ id: PersonId; disabledAt: Date | null }>,
  grant: Readonly<{ role: Role; siteId: SiteId | null }>,
): Result<null, PeopleRefusal> {
  if (giver === person.id) return refuse(ownGrant);
  if (person.disabledAt)
    return refuse({ code: "person-disabled", sentence: "This person is disabled. Enable them first." });
  if (grant.role === "administrator" && grant.siteId !== null) {
    return refuse({
      code: "role-needs-all-sites",
      sentence: "An administrator works for all sites. Choose all sites.",
    });
  }
  return ok(null);
}

/** The last administrator's grant cannot be ended, by anyone. */
export function decideEndGrant(
  grant: Readonly<{ personId: PersonId; role: Role }>,
  administrators: readonly PersonId[],
): Result<null, PeopleRefusal> {
  const isLast = grant.role === "administrator" && !administrators.some((id) => id !== grant.personId);
  return isLast ? refuse(lastAdministrator) : ok(null);
}

/** Nobody disables themselves, and the last administrator stays. */
export function decideDisable(
  by: PersonId,
  person: Readonly<{ id: PersonId; disabledAt: Date | null }>,
  administrators: readonly PersonId[],
): Result<null, PeopleRefusal> {
  if (by === person.id)
    return refuse({ code: "own-account", sentence: "Nobody disables their own account." });
  if (person.disabledAt) return refuse({ code: "already-so", sentence: "This person is disabled already." });
  const isLast = administrators.includes(person.id) && administrators.length === 1;
  return isLast ? refuse(lastAdministrator) : ok(null);
}
