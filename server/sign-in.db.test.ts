import { hash } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { people, signInFailures } from "@/db/schema";
import { db } from "@/db/testing/database";
import { castIn } from "./testing/cast";

vi.mock("./auth", () => ({ signIn: async () => undefined, signOut: async () => undefined }));
vi.mock("next/headers", () => ({ headers: async () => new Headers() }));
vi.mock("next/navigation", () => ({
  redirect: () => {
    throw new Error("signed in");
  },
}));
const { enterWithPassword } = await import("./sign-in");

const cast = await castIn(db);
const password = "the gantry turns once a second";
await db
  .update(people)
  .set({ passwordHash: await hash(password) })
  .where(eq(people.id, cast.person("cora").id));

const enter = (email: string, secret: string) =>
  enterWithPassword({ email, password: secret }, "/").catch((error: unknown) =>
    error instanceof Error ? error.message : error,
  );
const counted = (account: string) => db.$count(signInFailures, eq(signInFailures.account, account));

test("of thirty guesses sent at once ten are tried, and then the account waits", async () => {
  const account = "cora@isocenter.example";
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => enter(account, "a guess")));
  const codes = outcomes.map((outcome) => JSON.stringify(outcome).match(/wrong|too-many/)?.[0]);
  expect(codes.filter((code) => code === "wrong")).toHaveLength(10);
  expect(codes.filter((code) => code === "too-many")).toHaveLength(20);
  expect(await enter(account, password)).toMatchObject({ refused: { code: "too-many" } });
  await db.delete(signInFailures).where(eq(signInFailures.account, account));
});

test("the right password leaves no failure behind", async () => {
  expect(await enter("CORA@isocenter.example", password)).toBe("signed in");
  expect(await counted("cora@isocenter.example")).toBe(0);
});

test.each(["no\u0000body@isocenter.example", "\ud800", "", "x".repeat(100_000)])(
  "%j is nobody's address",
  async (address) => {
    expect(await enter(address, "a guess")).toMatchObject({ refused: { code: "wrong" } });
  },
);
