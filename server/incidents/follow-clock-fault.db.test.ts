import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { keysChangedByTime } from "@/db/expiries";
import { incidents, templates } from "@/db/schema";
import { db, owner } from "@/db/testing/database";
import { northgate } from "../testing/northgate";
import { followClock } from "./follow-clock";

const world = await northgate(db);
const later = new Date(world.now.getTime() + 45 * 24 * 3_600_000);
const dueLater = () => db.transaction((tx) => keysChangedByTime(tx, later, { size: 1000, without: [] }));

it("goes on with the others where one cannot be written, and comes to an end", async () => {
  const due = await dueLater();
  const [faulty] = due;
  if (!faulty) throw new Error("Nothing changes with time");
  const [row] = await db.select().from(incidents).where(eq(incidents.key, faulty));
  if (!row) throw new Error("What is due is an incident");
  const [spoiled] = await owner
    .insert(templates)
    // Safe because a template that cannot be read is what the test is about.
    .values({ key: "spoiled", version: 1, title: "", content: {} as never, hash: "", createdAt: later })
    .returning({ id: templates.id });
  await owner.update(incidents).set({ templateId: spoiled?.id }).where(eq(incidents.id, row.id));
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const written = await followClock(db, later);
  expect(told.mock.calls.flat().join(" ")).toContain(faulty);
  // A due time that the first round computed anew is told by the next.
  await followClock(db, later);
  const left = await dueLater();
  // What stands beside it on the same system is computed with it, and waits for it.
  const ofSystem = await db.select().from(incidents).where(eq(incidents.systemId, row.systemId));
  expect(left).toContain(faulty);
  expect(ofSystem.map(({ key }) => key)).toEqual(expect.arrayContaining(left));
  expect(written).toBeGreaterThanOrEqual(due.length - left.length);
  expect(written).toBeGreaterThan(0);
});
