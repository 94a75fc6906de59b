import "server-only";
import { randomBytes } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { redirect } from "next/navigation";
import { z } from "zod";
import { database, type Tx } from "@/db/client";
import { recordEvents } from "@/db/events";
import { endSetupLinks, hasPeople, lockSetupLink, lockStart, setPassword } from "@/db/people";
import { insertTicket, revokeSessionsOf } from "@/db/sessions";
import type { DomainEvent } from "@/domain/events";
import type { PersonId } from "@/domain/ids";
import type { FormState } from "@/lib/form-state";
import { tokenHash } from "@/lib/hash";
import { signIn } from "./auth";
import { fieldErrors } from "./door-parts";
import { firstAdministrator, makeFirst } from "./first-administrator";

export type SetupRefusal = Readonly<{ code: "link-used"; sentence: string }>;
export type SetupState = FormState<null, SetupRefusal>;

const linkUsed = {
  code: "link-used",
  sentence: "This link was used already, or its time is over. Ask an administrator for a new one.",
} as const;

const password = z.string().min(12, "At least 12 characters").max(200, "At most 200 characters");
const forPerson = z.object({ password });
const forFirst = firstAdministrator.extend({ password });

/** Whom a setup link is for: the first administrator, a person, or nobody any more. */
export async function readSetupLink(token: string): Promise<"first-administrator" | "person" | null> {
  return database().transaction(async (tx) => {
    const link = await lockSetupLink(tx, tokenHash(token), new Date());
    if (!link) return null;
    if (link.personId) return "person";
    return (await hasPeople(tx)) ? null : "first-administrator";
  });
}

/**
 * Uses a setup link: sets the person's password, or makes the first administrator, and signs them in. The links beside it end,
 * and once anybody exists, no link makes a first administrator any more.
 */
export async function useSetupLink(token: string, input: unknown): Promise<SetupState> {
  const hashed = tokenHash(token);
  const outcome = await database().transaction(async (tx): Promise<PersonId | SetupState> => {
    const now = new Date();
    // Before the link's own row, as whoever makes a link does.
    await lockStart(tx);
    const link = await lockSetupLink(tx, hashed, now);
    if (!link || (link.personId === null && (await hasPeople(tx)))) return { refused: linkUsed };
    const read = (link.personId ? forPerson : forFirst).safeParse(input);
    if (!read.success) {
      return {
        refused: { code: "invalid", sentence: "See the marked fields.", fields: fieldErrors(read.error) },
      };
    }
    const passwordHash = await hash(read.data.password);
    const made = link.personId
      ? { id: link.personId, happened: [] }
      : await makeFirst(tx, forFirst.parse(input), now);
    const personId = made.id;
    await setPassword(tx, personId, passwordHash);
    await revokeSessionsOf(tx, personId, now);
    await endSetupLinks(tx, link.personId, now);
    const about = { siteId: null, incidentId: null, subjectId: personId };
    const happened = [...made.happened, { type: "person.password-set", ...about, data: {} } as const];
    await note(tx, personId, happened, now);
    return personId;
  });
  if (typeof outcome !== "string") return outcome;
  const ticket = randomBytes(32).toString("base64url");
  await insertTicket(database(), tokenHash(ticket), outcome);
  await signIn("ticket", { ticket, redirect: false });
  redirect("/");
}

async function note(tx: Tx, id: PersonId, happened: readonly DomainEvent[], now: Date) {
  await recordEvents(tx, happened, {
    actor: { kind: "person", id, name: "Setup link" },
    sessionId: null,
    address: null,
    now,
  });
}
