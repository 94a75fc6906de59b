import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { insertSetupLink } from "@/db/people";
import { events, grants, people } from "@/db/schema";
import { databaseUrl } from "@/db/testing/clone";
import { db } from "@/db/testing/database";
import type { PersonId } from "@/domain/ids";
import { tokenHash } from "@/lib/hash";
import { prepareDatabase } from "./admin";
import type { Caller } from "./doors";
import { firstBrokenEntry } from "./event-log/verify-events";
import { addPerson } from "./people/add-person";
import { disablePerson } from "./people/disable-person";
import { makePasswordLink } from "./people/make-password-link";

vi.mock("./auth", () => ({ signIn: async () => undefined }));
vi.mock("next/navigation", () => ({
  redirect: () => {
    throw new Error("signed in");
  },
}));
const { readSetupLink, useSetupLink: enterBy } = await import("./setup");

const password = "the gantry turns once a second";
const ines = { name: "Ines Roth", email: "ines@hospital.example", password };
const used = { refused: { code: "link-used" } };

/** What using a link led to: "signed in", or the refusal. */
const use = (token: string, input: unknown) =>
  enterBy(token, input).catch((error: unknown) => (error instanceof Error ? error.message : error));

async function startInProduction(): Promise<string> {
  const serveUrl = process.env.DATABASE_URL ?? "";
  const ownerUrl = databaseUrl(new URL(serveUrl).pathname.slice(1));
  const { setupPath } = await prepareDatabase({ ownerUrl, serveUrl, mode: "production" });
  return setupPath?.split("/").at(-1) ?? "";
}

async function linkFor(personId: PersonId | null, token: string): Promise<void> {
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + 86_400_000);
  await db.transaction((tx) =>
    insertSetupLink(tx, { tokenHash: tokenHash(token), personId, createdAt, expiresAt }),
  );
}

const administrators = () => db.select().from(grants).where(eq(grants.role, "administrator"));

test("each start while nobody exists ends the link of the start before", async () => {
  const [first, second] = [await startInProduction(), await startInProduction()];
  expect([await readSetupLink(first), await readSetupLink(second)]).toEqual([null, "first-administrator"]);
  expect(await use(first, ines)).toMatchObject(used);
});

test("what is not in its form is refused, and the link stays good", async () => {
  await linkFor(null, "kept");
  for (const input of [
    { ...ines, password: "short" },
    { ...ines, name: "\0" },
    { ...ines, roles: ["owner"] },
  ]) {
    expect(await use("kept", input)).toMatchObject({ refused: { code: "invalid" } });
  }
  expect(await readSetupLink("kept")).toBe("first-administrator");
});

test("of links used at the same moment one makes the first administrator, with the roles that setting up gives", async () => {
  for (const token of ["one", "two", "three"]) await linkFor(null, token);
  const outcomes = await Promise.all(
    ["one", "two", "three"].map((token) => use(token, { ...ines, roles: ["coordinator", "technician"] })),
  );
  expect(outcomes.filter((outcome) => outcome === "signed in")).toHaveLength(1);
  expect(await db.$count(people)).toBe(1);
  const held = await db
    .select({ role: grants.role, siteId: grants.siteId, by: grants.grantedBy })
    .from(grants);
  const forAll = (role: string) => ({ role, siteId: null, by: null });
  expect(held).toEqual(expect.arrayContaining(["administrator", "coordinator", "technician"].map(forAll)));
  expect(held).toHaveLength(3);
  const given = await db.select().from(events).where(eq(events.type, "grant.given"));
  expect(given.map((event) => event.data)).toEqual(
    held.map(({ role }) => ({ personName: "Ines Roth", role, siteCode: null, setup: true })),
  );
  expect(await db.transaction((tx) => firstBrokenEntry(tx, "organisation"))).toBeNull();
});

test("once anybody exists, no link makes a first administrator", async () => {
  await linkFor(null, "late");
  expect(await readSetupLink("late")).toBeNull();
  expect(await use("late", { ...ines, email: "kai@hospital.example" })).toMatchObject(used);
  expect(await startInProduction()).toBe("");
  expect(await administrators()).toHaveLength(1);
});

test("a new password link ends the earlier one, and using one or being disabled ends them all", async () => {
  const [first] = await administrators();
  if (!first) throw new Error("There is no administrator");
  const administrator: Caller = {
    id: first.personId,
    name: "Ines Roth",
    grants: [{ role: "administrator", siteId: null }],
    sessionId: null,
    address: null,
  };
  const added = await addPerson(administrator, { name: "Kai", email: "kai@hospital.example", phone: "" });
  if (!added.ok) throw new Error("Nobody was added");
  const { personId } = added.value;
  const make = async () => {
    const made = await makePasswordLink(administrator, { personId });
    return made.ok ? (made.value.path.split("/").at(-1) ?? "") : "";
  };
  const [old, fresh] = [await make(), await make()];
  expect([await readSetupLink(old), await readSetupLink(fresh)]).toEqual([null, "person"]);
  expect(await use(old, { password })).toMatchObject(used);
  expect(await use(fresh, { password })).toBe("signed in");
  expect(await use(fresh, { password })).toMatchObject(used);
  const last = await make();
  await disablePerson(administrator, { personId });
  expect(await use(last, { password })).toMatchObject(used);
});
