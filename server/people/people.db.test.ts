import { and, eq, isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { commands, events, grants, people } from "@/db/schema";
import { db, inUndone, owner } from "@/db/testing/database";
import { may } from "@/domain/access/permissions";
import type { Caller } from "../doors";
import { firstBrokenEntry } from "../event-log/verify-events";
import { castIn } from "../testing/cast";
import { addPerson } from "./add-person";
import { disablePerson } from "./disable-person";
import { endGrant } from "./end-grant";
import { giveGrant } from "./give-grant";
import { makePasswordLink } from "./make-password-link";

const cast = await castIn(db);
const nils = cast.person("nils");
const newcomer = { name: "Ines Duarte", email: "ines@isocenter.example", phone: "" };

test("an administrator adds a person, and the organisation's chain says so", () =>
  inUndone(async (tx) => {
    const outcome = await addPerson(nils, newcomer, { on: tx });
    expect(outcome.ok).toBe(true);
    const [last] = await tx
      .select()
      .from(events)
      .orderBy(sql`seq desc`)
      .where(eq(events.chain, "organisation"))
      .limit(1);
    expect(last).toMatchObject({
      type: "person.added",
      actorName: "Nils Brandt",
      data: { name: "Ines Duarte" },
    });
    expect(await firstBrokenEntry(tx, "organisation")).toBeNull();
  }));

test("an address that is taken is refused, and nothing is kept of the request", () =>
  inUndone(async (tx) => {
    const taken = { ...newcomer, email: "CORA@isocenter.example", requestId: crypto.randomUUID() };
    expect(await addPerson(nils, taken, { on: tx })).toMatchObject({
      ok: false,
      refusal: { code: "email-taken" },
    });
    expect(await tx.$count(people, eq(people.name, "Ines Duarte"))).toBe(0);
    expect(await tx.$count(commands, eq(commands.requestId, taken.requestId))).toBe(0);
  }));

test("whoever does not manage people is told there is nothing", () =>
  inUndone(async (tx) => {
    for (const key of ["cora", "tess", "eve", "ada", "sam"] as const) {
      expect(await addPerson(cast.person(key), newcomer, { on: tx })).toMatchObject({
        ok: false,
        refusal: { code: "not-found" },
      });
    }
  }));

test("nobody grants anything to themselves", () =>
  inUndone(async (tx) => {
    const outcome = await giveGrant(
      nils,
      { personId: nils.id, role: "coordinator", siteId: "all" },
      { on: tx },
    );
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "own-grant" } });
  }));

test("a role that is held already is refused, for one site and for all", () =>
  inUndone(async (tx) => {
    const atSite = { personId: cast.person("sam").id, role: "technician", siteId: cast.site("SOUTH") };
    const everywhere = { personId: cast.person("eve").id, role: "executive", siteId: "all" };
    for (const input of [atSite, everywhere]) {
      expect(await giveGrant(nils, input, { on: tx })).toMatchObject({
        ok: false,
        refusal: { code: "already-granted" },
      });
    }
  }));

test("the last administrator cannot be ended or disabled", () =>
  inUndone(async (tx) => {
    const [own] = await tx
      .select()
      .from(grants)
      .where(and(eq(grants.personId, nils.id), isNull(grants.endedAt)));
    expect(await endGrant(nils, { grantId: own?.id }, { on: tx })).toMatchObject({
      ok: false,
      refusal: { code: "last-administrator" },
    });
    expect(await disablePerson(nils, { personId: nils.id }, { on: tx })).toMatchObject({
      ok: false,
      refusal: { code: "own-account" },
    });
  }));

test("the same request sent five times at once adds one person and answers all alike", async () => {
  const input = { ...newcomer, email: "five@isocenter.example", requestId: crypto.randomUUID() };
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => addPerson(nils, input, { on: db })));
  const answers = new Set(outcomes.map((outcome) => JSON.stringify(outcome)));
  expect(answers.size).toBe(1);
  expect(outcomes[0]?.ok).toBe(true);
  expect(await db.$count(people, eq(people.email, "five@isocenter.example"))).toBe(1);
});

test("a request id used for other contents is refused", async () => {
  const requestId = crypto.randomUUID();
  const first = { ...newcomer, email: "once@isocenter.example", requestId };
  expect((await addPerson(nils, first, { on: db })).ok).toBe(true);
  const second = { ...first, name: "Somebody Else" };
  expect(await addPerson(nils, second, { on: db })).toMatchObject({
    ok: false,
    refusal: { code: "request-reused" },
  });
});

test("two administrators ending each other at once leave one of them", async () => {
  const second = await addPerson(nils, { ...newcomer, email: "second@isocenter.example" }, { on: db });
  const secondId = second.ok ? second.value.personId : "";
  await giveGrant(nils, { personId: secondId, role: "administrator", siteId: "all" }, { on: db });
  // Safe because the person was made above.
  const other: Caller = { ...nils, id: secondId as Caller["id"], name: "Second" };
  const running = await db
    .select()
    .from(grants)
    .where(and(eq(grants.role, "administrator"), isNull(grants.endedAt)));
  const grantOf = (id: string) => running.find((grant) => grant.personId === id)?.id;
  const outcomes = await Promise.all([
    endGrant(nils, { grantId: grantOf(secondId) }, { on: db }),
    endGrant(other, { grantId: grantOf(nils.id) }, { on: db }),
  ]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await db.$count(grants, and(eq(grants.role, "administrator"), isNull(grants.endedAt)))).toBe(1);
});

test("a password link is not kept with the request, and a repeat is told so", () =>
  inUndone(async (tx) => {
    const input = { personId: cast.person("sam").id, requestId: crypto.randomUUID() };
    const made = await makePasswordLink(nils, input, { on: tx });
    expect(made.ok && made.value.path).toMatch(/^\/setup\/[\w-]{43}$/);
    const [kept] = await tx.select().from(commands).where(eq(commands.requestId, input.requestId));
    expect(kept?.answer).toBeNull();
    expect(await makePasswordLink(nils, input, { on: tx })).toMatchObject({
      ok: false,
      refusal: { code: "request-repeated" },
    });
  }));

test("the serving role may neither change nor delete an event, and the owner is stopped by the table itself", async () => {
  const change = (on: typeof db) => on.update(events).set({ actorName: "Nobody" });
  await expect(change(db)).rejects.toMatchObject({
    cause: { message: expect.stringContaining("permission denied") },
  });
  await expect(change(owner)).rejects.toMatchObject({
    cause: { message: expect.stringContaining("append-only") },
  });
  await expect(owner.delete(events)).rejects.toMatchObject({
    cause: { message: expect.stringContaining("append-only") },
  });
});

test("an event that a superuser forged is found", async () => {
  const undone = new Error("undone");
  await owner
    .transaction(async (tx) => {
      await tx.execute(sql`alter table events disable trigger events_append_only`);
      await tx.execute(
        sql`update events set payload = '{"name":"Forged"}' where chain = 'organisation' and seq = 3`,
      );
      expect(await firstBrokenEntry(tx, "organisation")).toBe(3);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
});

test("a technician at one site who is executive for all may see everywhere and work at one place", () => {
  const mia = cast.person("mia");
  const [here, there] = [cast.site("STAN"), cast.site("NORTH")];
  expect([may(mia, "step:do", here), may(mia, "step:do", there)]).toEqual([true, false]);
  expect([may(mia, "evidence:open", here), may(mia, "evidence:open", there)]).toEqual([true, false]);
  expect([may(mia, "status:read", here), may(mia, "status:read", there)]).toEqual([true, true]);
});
