import { eq } from "drizzle-orm";
import { beforeAll, expect, it, vi } from "vitest";
import { grants, sessions } from "@/db/schema";
import { insertSession } from "@/db/sessions";
import { db } from "@/db/testing/database";
import type { SessionId } from "@/domain/ids";
import { tokenHash } from "@/lib/hash";
import type { DemoPersonKey } from "./demo/cast";
import type { Caller } from "./doors";
import { reportWorseState } from "./incidents/report-worse-state";
import { openStream } from "./live";
import { endGrant } from "./people/end-grant";
import { northgate } from "./testing/northgate";

const world = await northgate(db);

async function signedIn(key: DemoPersonKey): Promise<Caller & { sessionId: SessionId }> {
  const person = world.person(key);
  const hash = tokenHash(crypto.randomUUID());
  await insertSession(db, { tokenHash: hash, personId: person.id, address: null, userAgent: null });
  const [session] = await db.select().from(sessions).where(eq(sessions.tokenHash, hash));
  if (!session) throw new Error("No session");
  return { ...person, sessionId: session.id };
}

/** A page that listens; what it heard, by the type of each message. */
function page(caller: Caller, since: number | null = Date.now() + 3_600_000) {
  const messages: { type: string; data: unknown }[] = [];
  const state = { ended: false };
  const reader = openStream(caller, since).getReader();
  const text = new TextDecoder();
  const read = async (rest: string): Promise<void> => {
    const { value, done } = await reader.read();
    state.ended = done;
    if (done) return;
    const parts = (rest + text.decode(value, { stream: true })).split("\n\n");
    const left = parts.pop() ?? "";
    messages.push(...parts.flatMap(messageIn));
    return read(left);
  };
  void read("");
  return {
    messages,
    state,
    types: () => messages.map(({ type }) => type),
    leave: () => reader.cancel(),
  };
}

function messageIn(part: string): { type: string; data: unknown }[] {
  const [, type] = /^event: (.*)$/m.exec(part) ?? [];
  const [, data = "null"] = /^data: (.*)$/m.exec(part) ?? [];
  return type ? [{ type, data: JSON.parse(data) }] : [];
}

let reports = 0;
/** Something happens at Northgate. */
async function happens(): Promise<void> {
  reports += 1;
  const { key } = world.facts.incident;
  const now = new Date(world.now.getTime() + reports * 60_000);
  const input = { key, kind: "found-connected", foundAt: now.toISOString(), reason: `Report ${reports}` };
  expect(await reportWorseState(world.person("cora"), input, { on: db, now })).toMatchObject({ ok: true });
}

// The hub begins to listen with the first page, and then tells everything once.
const first = page(await signedIn("ada"));
beforeAll(() => vi.waitFor(() => expect(first.types()).toEqual(["changed", "changed"]), { timeout: 20_000 }));

it("tells whoever may see it that something happened, and nobody else, by ids only", async () => {
  const [tess, sam, nils] = [
    page(await signedIn("tess")),
    page(await signedIn("sam")),
    page(await signedIn("nils")),
  ];
  await happens();
  await expect.poll(tess.types).toContain("changed");
  const { siteId } = world;
  expect(tess.messages).toEqual([
    { type: "changed", data: [{ siteId, incidentId: world.facts.incident.id }] },
  ]);
  // What Sam and the administrator were told was told with the same round: nothing.
  expect(sam.messages).toEqual([]);
  expect(nils.messages).toEqual([]);
  for (const each of [tess, sam, nils]) await each.leave();
});

it("a page drawn before it listened is told at once where it missed something, and only there", async () => {
  const heard = first.messages.length;
  // Clocks of several machines may differ by five seconds; this test has one.
  const drawn = Date.now() + 5_000;
  await happens();
  await expect.poll(() => first.messages.length).toBe(heard + 1);
  const [tess, sam] = [page(await signedIn("tess"), drawn), page(await signedIn("sam"), drawn)];
  const long = page(await signedIn("sam"), 1);
  await expect.poll(tess.types).toEqual(["changed"]);
  await expect.poll(long.types).toEqual(["changed"]);
  expect(sam.messages).toEqual([]);
  for (const each of [tess, sam, long]) await each.leave();
});

it("tells nothing more once the session has ended, says so, and is cut", async () => {
  const caller = await signedIn("tess");
  const tess = page(caller);
  await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, caller.sessionId));
  await happens();
  await expect.poll(() => tess.state.ended).toBe(true);
  expect(tess.types()).toEqual(["ended"]);
});

it("a grant that is taken away cuts the stream; opened anew it tells what may still be seen", async () => {
  const meyer = await signedIn("meyer");
  const before = page(meyer);
  const held = await db.select().from(grants).where(eq(grants.personId, meyer.id));
  const here = held.find(({ siteId }) => siteId === world.siteId);
  if (!here) throw new Error("Dr. Meyer has no grant at Northgate");
  expect(await endGrant(world.person("nils"), { grantId: here.id }, { on: db })).toMatchObject({ ok: true });
  await expect.poll(() => before.state.ended).toBe(true);
  expect(before.types()).toEqual(["again"]);

  const left = meyer.grants.filter(({ siteId }) => siteId !== world.siteId);
  const [after, ada] = [page({ ...meyer, grants: left }), page(await signedIn("ada"))];
  await happens();
  await expect.poll(ada.types).toContain("changed");
  expect(after.messages).toEqual([]);
  for (const each of [after, ada]) await each.leave();
});

it("a session listens in twenty windows at most: the oldest is cut", async () => {
  const caller = await signedIn("tess");
  const pages = Array.from({ length: 21 }, () => page(caller));
  await expect.poll(() => pages.filter(({ state }) => state.ended).length).toBe(1);
  expect(pages[0]?.state.ended).toBe(true);
  for (const each of pages.slice(1)) await each.leave();
});
