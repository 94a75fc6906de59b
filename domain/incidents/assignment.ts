import { ok, type Result, refuse } from "@/lib/result";
import { type Role, roleGrants, roles } from "../access/permissions";
import type { PersonId, RecordId } from "../ids";

type Named = Readonly<{ id: PersonId; name: string }>;

/** To whom an incident is assigned: the last row of its assignments. */
export type Assignment = Readonly<{
  id: RecordId;
  /** Null: to nobody. `works` is false for somebody who has no working role at the site any more: nobody looks after it. */
  person: (Named & Readonly<{ works: boolean }>) | null;
  by: string;
  at: Date;
}>;

export type TeamRefusal = Readonly<{
  code:
    | "incident-closed"
    | "changed-meanwhile"
    | "does-not-work-here"
    | "assigned-already"
    | "day-passed"
    | "day-too-far"
    | "no-wait"
    | "wait-over";
  sentence: string;
}>;

/** The roles that work on an incident: it is assigned to one of them, and they write to one another. */
export const workingRoles: readonly Role[] = roles.filter((role) => roleGrants(role, "step:do"));

/** The roles that may see an incident of their site, and so be mentioned in it. */
export const seeingRoles: readonly Role[] = roles.filter((role) => roleGrants(role, "incident:read"));

export const whileOpen = (incident: Readonly<{ key: string; closed: boolean }>): TeamRefusal | null =>
  incident.closed
    ? { code: "incident-closed", sentence: `${incident.key} is closed. Reopen it first.` }
    : null;

type Last = Readonly<{ id: RecordId; by: string }> | null;

/** Two people at once: the later one is told what came between. */
export function sameAsSeen(last: Last, seen: RecordId | null): TeamRefusal | null {
  if ((last?.id ?? null) === seen) return null;
  const sentence = last
    ? `${last.by} changed this meanwhile. Look at it before you go on.`
    : "This has changed meanwhile. Look at it again.";
  return { code: "changed-meanwhile", sentence };
}

/** An incident is assigned to somebody who works at its site, or to nobody. */
export function decideAssignment(
  on: Readonly<{
    incident: Readonly<{ key: string; closed: boolean }>;
    last: Assignment | null;
    working: readonly Named[];
  }>,
  asked: Readonly<{ seen: RecordId | null; personId: PersonId | null }>,
): Result<Readonly<{ before: Named | null; to: Named | null }>, TeamRefusal> {
  const refusal = whileOpen(on.incident) ?? sameAsSeen(on.last, asked.seen);
  if (refusal) return refuse(refusal);
  const before = plain(on.last?.person ?? null);
  if ((before?.id ?? null) === asked.personId) {
    const sentence = before ? `It is assigned to ${before.name} already.` : "It is assigned to nobody.";
    return refuse({ code: "assigned-already", sentence });
  }
  const to = plain(on.working.find((person) => person.id === asked.personId) ?? null);
  if (asked.personId === null || to) return ok({ before, to });
  return refuse({ code: "does-not-work-here", sentence: "Choose somebody who works at this site." });
}

const plain = (person: Named | null): Named | null => person && { id: person.id, name: person.name };
