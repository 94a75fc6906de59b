import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/testing/database";
import { type Role, roleGrants, roles } from "@/domain/access/permissions";
import { discovered } from "./testing/discovered";
import { commandsByRole, examples, questions } from "./testing/matrix";
import { northgate } from "./testing/northgate";

const { commands, queries } = discovered();
const world = await northgate(db);

/** One person for each role at Northgate, and the technician of another site. */
const people: Record<Role, ReturnType<typeof world.person>> = {
  administrator: world.person("nils"),
  coordinator: world.person("cora"),
  technician: world.person("tess"),
  "clinical-lead": world.person("meyer"),
  executive: world.person("eve"),
  auditor: world.person("ada"),
};

test("every command and every query has its row, and every row its command or query", () => {
  expect([...commands.keys()].sort()).toEqual(Object.keys(commandsByRole).sort());
  expect([...commands.keys()].sort()).toEqual(Object.keys(examples).sort());
  expect([...queries.keys()].sort()).toEqual(Object.keys(questions).sort());
});

/** How far a caller came: hidden (told there is nothing), forbidden, or let through to the rule. */
async function reached(name: string, role: Role): Promise<"hidden" | "forbidden" | "let through"> {
  const command = commands.get(name);
  if (!command) throw new Error(`No command ${name}`);
  const undone = new Error("undone");
  let came: "hidden" | "forbidden" | "let through" = "let through";
  await db
    .transaction(async (tx) => {
      const input = examples[name]?.(world);
      const outcome = await command(people[role], input, { on: tx, now: world.now });
      const code = outcome.ok ? "" : outcome.refusal.code;
      expect(code, `${name}: the example must get past the parsing`).not.toBe("invalid");
      if (code === "not-found") came = "hidden";
      if (code === "not-allowed") came = "forbidden";
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return came;
}

describe.each([...commands.keys()].sort())("%s", (name) => {
  test.each(roles)("is open to the right roles only: %s", async (role) => {
    const allowed = commandsByRole[name]?.includes(role) ?? false;
    const came = await reached(name, role);
    expect(came === "let through").toBe(allowed);
    const permission = commands.get(name)?.permission;
    expect(permission && roleGrants(role, permission)).toBe(allowed);
  });

  test("tells a technician of another site that there is nothing", async () => {
    const command = commands.get(name);
    const before = await counts();
    const outcome = await command?.(world.person("sam"), examples[name]?.(world), { now: world.now });
    expect(outcome).toMatchObject({ ok: false });
    const code = outcome && !outcome.ok ? outcome.refusal.code : "";
    expect(code).toBe(askedWhereSeen.has(name) ? "not-allowed" : "not-found");
    expect(await counts()).toEqual(before);
  });
});

/** These name no row: whoever may see systems or incidents somewhere is told that it is not theirs to do. */
const askedWhereSeen = new Set(["import-inventory"]);

async function counts() {
  return db.execute(sql`
    select (select count(*)::int from events) as events, (select count(*)::int from step_attempts) as attempts,
      (select count(*)::int from imaging_systems) as systems, (select count(*)::int from commands) as commands`);
}

describe.each([...queries.keys()].sort())("the query %s", (name) => {
  test("shows a technician of another site nothing of Northgate", async () => {
    const query = queries.get(name);
    const seen =
      JSON.stringify(await query?.(world.person("sam"), questions[name]?.(world), { now: world.now })) ?? "";
    for (const secret of world.secrets) expect(seen).not.toContain(secret);
  });
});
