import "server-only";
import { randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import NextAuth, { type DefaultSession } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { database } from "@/db/client";
import { recordEvents } from "@/db/events";
import type { FrameRecord } from "@/db/frame-columns";
import { findSession, insertSession, revokeSession, takeTicket, touchSession } from "@/db/sessions";
import type { PersonId } from "@/domain/ids";
import { tokenHash } from "@/lib/hash";
import { unattendedCookie } from "@/lib/unattended";
import type { Caller } from "./doors";

declare module "next-auth" {
  interface Session {
    caller: Caller;
    frame: FrameRecord;
    user: DefaultSession["user"];
  }
}

const twelveHours = 12 * 3600;

/**
 * The cookie carries an opaque random token; session, person and grants are rows read at each request. next-auth only
 * moves the cookie (docs/decisions/004): its one provider takes a single-use ticket that our own sign-in hands over,
 * so no way of signing in can step around it.
 */
export const { handlers, auth, signIn, signOut } = NextAuth({
  trustHost: true,
  session: { strategy: "jwt", maxAge: twelveHours },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: { error: () => undefined, warn: () => undefined },
  providers: [
    Credentials({
      id: "ticket",
      credentials: { ticket: {} },
      authorize: ({ ticket }) => exchange(String(ticket ?? "")),
    }),
  ],
  jwt: {
    encode: async ({ token }) => {
      if (!token?.sub) return "";
      if (typeof token.raw === "string") return token.raw;
      const raw = randomBytes(32).toString("base64url");
      // Safe because sub is the id that exchange() has just read from the database.
      await insertSession(database(), {
        tokenHash: tokenHash(raw),
        personId: token.sub as PersonId,
        ...(await origin()),
      });
      return raw;
    },
    decode: async ({ token }) => {
      if (!token || token.length > 64) return null;
      const session = await findSession(database(), tokenHash(token));
      if (!session) return null;
      // A page that refreshes itself before an empty chair does not keep the session alive.
      if (Date.now() - session.lastSeenAt.getTime() > 60_000 && !(await isUnattended()))
        await touchSession(database(), session.sessionId);
      const { address, sessionId, personId: id, name, grants } = session;
      const { siteNames, unread, damaged, storeFailingSince } = session;
      const frame = { siteNames, unread, damaged, storeFailingSince };
      return { sub: id, raw: token, caller: { id, name, grants, sessionId, address }, frame };
    },
  },
  callbacks: {
    session: ({ session, token }) => ({
      ...session,
      // Safe because decode() above is the only maker of a token with a caller and a frame.
      caller: token.caller as Caller,
      frame: token.frame as FrameRecord,
    }),
  },
  events: {
    signOut: async (message) => {
      const raw = "token" in message ? message.token?.raw : null;
      if (typeof raw === "string") await revokeSession(database(), tokenHash(raw));
    },
  },
});

/** The person a ticket stands for; using it up and writing "signed in" is one transaction. */
async function exchange(ticket: string) {
  const { address } = await origin();
  return database().transaction(async (tx) => {
    const person = await takeTicket(tx, tokenHash(ticket));
    if (!person) return null;
    await recordEvents(
      tx,
      [{ type: "person.signed-in", siteId: null, incidentId: null, subjectId: person.id, data: {} }],
      { actor: { kind: "person", ...person }, sessionId: null, address, now: new Date() },
    );
    return person;
  });
}

const isUnattended = async () => (await cookies()).has(unattendedCookie);

/** Where the request comes from: the address the server itself saw, never one the client claims. */
async function origin() {
  const sent = await headers();
  return {
    address: sent.get("x-isocenter-address"),
    userAgent: sent.get("user-agent")?.slice(0, 300) ?? null,
  };
}
