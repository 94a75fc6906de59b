import "server-only";
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { database } from "@/db/client";
import { beginAttempt, findPersonByEmail, forgetAttempt, insertTicket, listDemoPeople } from "@/db/sessions";
import type { PersonId } from "@/domain/ids";
import { env } from "@/lib/env";
import type { FormState } from "@/lib/form-state";
import { tokenHash } from "@/lib/hash";
import { signIn, signOut } from "./auth";
import { line } from "./text-fields";

export type SignInRefusal = Readonly<{ code: "wrong" | "too-many" | "not-demo"; sentence: string }>;
export type SignInState = FormState<null, SignInRefusal>;

const wrong = {
  code: "wrong",
  sentence: "The e-mail address and the password do not fit each other.",
} as const;
const tooMany = {
  code: "too-many",
  sentence: "Too many attempts for this account. Wait 15 minutes, or ask your administrator for a new link.",
} as const;

const credentials = z.object({
  email: line(200, ""),
  password: z.string().min(1).max(200),
});

/** Signs a person in by password. Unknown person and wrong password cost the same time and read the same. */
export async function enterWithPassword(input: unknown, next: unknown): Promise<SignInState> {
  const read = credentials.safeParse(input);
  if (!read.success) return { refused: wrong };
  const { email, password } = read.data;
  const account = email.toLowerCase();
  // An attempt counts from its beginning, so that many at once are not more than many in a row.
  const address = (await headers()).get("x-isocenter-address");
  const attempt = await beginAttempt(database(), { account, address, minutes: 15, most: 10 });
  if (attempt === null) return { refused: tooMany };

  const person = await findPersonByEmail(database(), email);
  const fits = await verify(person?.passwordHash ?? (await stranger()), password);
  if (!person?.passwordHash || !fits) return { refused: wrong };
  await forgetAttempt(database(), attempt);
  return enter(person.id, next);
}

/** Signs in as one of the demo's people with one click; refused wherever the demo is not running. */
export async function enterDemo(personId: unknown, next: unknown): Promise<SignInState> {
  const offered = env().DEMO ? await listDemoPeople(database()) : [];
  const person = offered.find((each) => each.id === personId);
  if (!person)
    return { refused: { code: "not-demo", sentence: "This portal has no demo people. Sign in above." } };
  return enter(person.id, next);
}

/** Ends the session at once and goes back to the sign-in page. */
export async function leave(): Promise<SignInState> {
  await signOut({ redirect: false });
  redirect("/sign-in");
}

async function enter(personId: PersonId, next: unknown): Promise<never> {
  const ticket = randomBytes(32).toString("base64url");
  await insertTicket(database(), tokenHash(ticket), personId);
  await signIn("ticket", { ticket, redirect: false });
  redirect(localPath(next));
}

/** Where to go after signing in: only a path of this portal, never another host. */
export function localPath(next: unknown): "/" {
  const path = typeof next === "string" && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : "/";
  // Safe because redirect() only needs a path of this portal, and that was just checked.
  return path as "/";
}

let unknownHash: Promise<string> | undefined;
/** A hash nobody's password fits, so that an unknown person takes as long as a known one. */
function stranger(): Promise<string> {
  unknownHash ??= hash(randomBytes(32).toString("base64url"));
  return unknownHash;
}
