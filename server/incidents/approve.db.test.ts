import { hash } from "@node-rs/argon2";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { factsOf } from "@/db/incident-facts";
import { approvals, imagingSystems, incidents, people, signInFailures } from "@/db/schema";
import { db, inUndone } from "@/db/testing/database";
import { preconditions } from "@/domain/checklist/preconditions";
import { sha256 } from "@/lib/hash";
import { templateOf } from "../checklist/templates";
import { northgate } from "../testing/northgate";
import { approveAsCoordinator } from "./approve";

const world = await northgate(db);
const cora = world.person("cora");
const password = "a password of the tests";

/** Cora with a password of her own, until the transaction is undone. */
async function withPassword(play: (tx: Tx) => Promise<void>): Promise<void> {
  const undone = new Error("undone");
  await db
    .transaction(async (tx) => {
      await tx
        .update(people)
        .set({ passwordHash: await hash(password) })
        .where(eq(people.id, cora.id));
      await play(tx);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
}

// One half of the return of NM-007 is signed; the coordinator's waits.
const [waiting] = await db
  .select({ id: incidents.id, templateId: incidents.templateId })
  .from(incidents)
  .innerJoin(imagingSystems, eq(imagingSystems.id, incidents.systemId))
  .where(eq(imagingSystems.assetTag, "NM-007"));
const ready = await db.transaction(async (tx) => {
  const [stored] = await factsOf(tx, waiting ? [waiting.id] : []);
  if (!waiting || !stored) throw new Error("The demo has no incident of NM-007");
  const template = await templateOf(tx, waiting.templateId);
  const env = { now: world.now, hash: sha256 };
  const { text } = preconditions(template, stored.facts, env, "return");
  return { id: waiting.id, key: stored.facts.incident.key, hash: sha256(text) };
});

const sign = (tx: Tx, more: Readonly<Record<string, unknown>>) => {
  const what = { ...ready, purpose: "return", conditions: "" };
  return approveAsCoordinator(cora, { ...what, ...more }, { on: tx, now: world.now });
};
const signedBy = (tx: Tx) =>
  tx.$count(approvals, and(eq(approvals.byPerson, cora.id), eq(approvals.incidentId, ready.id)));
const codeOf = async (outcome: ReturnType<typeof sign>) => {
  const done = await outcome;
  return done.ok ? "signed" : done.refusal.code;
};

test("whoever has a password signs with it alone: no click, no claim and no other one will do", () =>
  withPassword(async (tx) => {
    for (const given of [
      {},
      { confirmed: "on" },
      { confirmed: true, signer: "password" },
      { password: "" },
      { password: "another password" },
      { password: 7 },
    ])
      expect(await codeOf(sign(tx, given)), JSON.stringify(given)).toBe("not-confirmed");
    expect(await signedBy(tx)).toBe(0);
    expect(await codeOf(sign(tx, { password }))).toBe("signed");
    expect(await signedBy(tx)).toBe(1);
  }));

test("after five wrong passwords the right one waits too, and one that was right is forgotten", () =>
  withPassword(async (tx) => {
    expect(await codeOf(sign(tx, { password, hash: "0".repeat(64) }))).toBe("preconditions-changed");
    for (let times = 0; times < 5; times++) await sign(tx, { password: "wrong" });
    const outcome = await sign(tx, { password });
    expect(outcome).toMatchObject({
      refusal: { sentence: expect.stringContaining("Too many wrong passwords") },
    });
    expect(await tx.$count(signInFailures, eq(signInFailures.account, `signing:${cora.id}`))).toBe(5);
  }));

test("one of the demo's people has no password and confirms by a second click", () =>
  inUndone(async (tx) => {
    expect(await codeOf(sign(tx, {}))).toBe("not-confirmed");
    expect(await codeOf(sign(tx, { confirmed: "on" }))).toBe("signed");
  }));
