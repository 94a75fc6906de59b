import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { insertGrant, insertPerson } from "@/db/people";
import { type Role, roles } from "@/domain/access/permissions";
import type { DomainEvent } from "@/domain/events";
import type { GrantId, PersonId } from "@/domain/ids";
import { line } from "./text-fields";

/** What the first administrator says of themselves; a small hospital gives them further roles, for all sites. */
export const firstAdministrator = z.object({
  name: line(120, "Give your name"),
  email: z.email("Give your e-mail address").max(200),
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
});

/** Makes the first administrator with the further roles that setting up gives, each recorded as setup. */
export async function makeFirst(
  tx: Tx,
  input: z.infer<typeof firstAdministrator>,
  now: Date,
): Promise<Readonly<{ id: PersonId; happened: readonly DomainEvent[] }>> {
  const { name, email } = input;
  // Safe because it is a fresh id.
  const id = crypto.randomUUID() as PersonId;
  const about = { siteId: null, incidentId: null, subjectId: id };
  await insertPerson(tx, { id, name, email, createdAt: now });
  const held = [...new Set<Role>(["administrator", ...input.roles])];
  for (const role of held) {
    // Safe because it is a fresh id.
    const grant = { id: crypto.randomUUID() as GrantId, personId: id, role, siteId: null };
    await insertGrant(tx, { ...grant, grantedBy: null, grantedAt: now });
  }
  const given = held.map((role): DomainEvent => {
    const data = { personName: name, role, siteCode: null, setup: true };
    return { type: "grant.given", ...about, data };
  });
  return { id, happened: [{ type: "person.added", ...about, data: { name, email } }, ...given] };
}
