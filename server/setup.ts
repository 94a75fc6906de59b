import "server-only";
import { randomBytes } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { redirect } from "next/navigation";
import { z } from "zod";
import { database, type Tx } from "@/db/client";
import { recordEvents } from "@/db/events";
import { insertGrant, insertPerson, lockSetupLink, setLinkUsed, setPassword } from "@/db/people";
import { insertTicket, revokeSessionsOf } from "@/db/sessions";
import type { DomainEvent } from "@/domain/events";
import type { GrantId, PersonId } from "@/domain/ids";
import type { FormState } from "@/lib/form-state";
import { tokenHash } from "@/lib/hash";
import { signIn } from "./auth";
import { fieldErrors } from "./door-parts";
import { line } from "./people/fields";

export type SetupRefusal = Readonly<{ code: "link-used"; sentence: string }>;
export type SetupState = FormState<null, SetupRefusal>;

const linkUsed = {
  code: "link-used",
  sentence: "This link was used already, or its time is over. Ask an administrator for a new one.",
} as const;

const password = z.string().min(12, "At least 12 characters").max(200, "At most 200 characters");
const forPerson = z.object({ password });
const forFirst = z.object({
  password,
  name: line(120, "Give your name"),
  email: z.email("Give your e-mail address").max(200),
});

/** Whom a setup link is for: the first administrator, a person, or nobody any more. */
export async function readSetupLink(token: string): Promise<"first-administrator" | "person" | null> {
  const link = await database().transaction((tx) => lockSetupLink(tx, tokenHash(token), new Date()));
  if (!link) return null;
  return link.personId ? "person" : "first-administrator";
}

/** Uses a setup link: sets the person's password, or makes the first administrator, and signs them in. */
export async function useSetupLink(token: string, input: unknown): Promise<SetupState> {
  const hashed = tokenHash(token);
  const outcome = await database().transaction(async (tx): Promise<PersonId | SetupState> => {
    const now = new Date();
    const link = await lockSetupLink(tx, hashed, now);
    if (!link) return { refused: linkUsed };
    const read = (link.personId ? forPerson : forFirst).safeParse(input);
    if (!read.success) {
      return {
        refused: { code: "invalid", sentence: "See the marked fields.", fields: fieldErrors(read.error) },
      };
    }
    const passwordHash = await hash(read.data.password);
    const personId = link.personId ?? (await makeFirst(tx, forFirst.parse(input), now));
    await setPassword(tx, personId, passwordHash);
    await revokeSessionsOf(tx, personId, now);
    await setLinkUsed(tx, hashed, now);
    await note(
      tx,
      personId,
      [{ type: "person.password-set", siteId: null, incidentId: null, subjectId: personId, data: {} }],
      now,
    );
    return personId;
  });
  if (typeof outcome !== "string") return outcome;
  const ticket = randomBytes(32).toString("base64url");
  await insertTicket(database(), tokenHash(ticket), outcome);
  await signIn("ticket", { ticket, redirect: false });
  redirect("/");
}

/** The first administrator; the link may be used while nobody can administer the portal. */
async function makeFirst(tx: Tx, input: z.infer<typeof forFirst>, now: Date): Promise<PersonId> {
  // Safe because it is a fresh id.
  const id = crypto.randomUUID() as PersonId;
  await insertPerson(tx, { id, name: input.name, email: input.email, createdAt: now });
  await insertGrant(tx, {
    // Safe because it is a fresh id.
    id: crypto.randomUUID() as GrantId,
    personId: id,
    role: "administrator",
    siteId: null,
    grantedBy: null,
    grantedAt: now,
  });
  const about = { siteId: null, incidentId: null, subjectId: id };
  const grant = { personName: input.name, role: "administrator", siteCode: null, setup: true } as const;
  await note(
    tx,
    id,
    [
      { type: "person.added", ...about, data: { name: input.name, email: input.email } },
      { type: "grant.given", ...about, data: grant },
    ],
    now,
  );
  return id;
}

async function note(tx: Tx, id: PersonId, happened: readonly DomainEvent[], now: Date) {
  await recordEvents(tx, happened, {
    actor: { kind: "person", id, name: "Setup link" },
    sessionId: null,
    address: null,
    now,
  });
}
