import { sql } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { type Job, runJobs } from "./jobs";
import { db } from "./testing/database";

type Running = Awaited<ReturnType<typeof runJobs>>;
const running: Running[] = [];
const url = () => process.env.DATABASE_URL ?? "";

afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  await db.execute(sql`delete from graphile_worker._private_jobs`);
});

async function begin(jobs: Readonly<Record<string, Job>>): Promise<Running> {
  const runner = await runJobs(url(), jobs);
  running.push(runner);
  return runner;
}

/** Counts the calls of a job, and tells when there were so many. */
function counted(again: (call: number) => Date | null = () => null) {
  const waiting: { count: number; reached: () => void }[] = [];
  const calls: Date[] = [];
  const job: Job = async () => {
    calls.push(new Date());
    for (const { count, reached } of waiting) if (calls.length >= count) reached();
    return { again: again(calls.length) };
  };
  const reached = (count: number) =>
    new Promise<void>((resolve) => {
      waiting.push({ count, reached: resolve });
      if (calls.length >= count) resolve();
    });
  return { job, calls, reached };
}

it("does a job at once as the lesser role, and again at the moment it asks for", async () => {
  let asked = new Date(0);
  const one = counted((call) => {
    if (call > 1) return null;
    asked = new Date(Date.now() + 300);
    return asked;
  });
  await begin({ one: one.job });
  await one.reached(2);
  expect(one.calls[1]?.getTime()).toBeGreaterThanOrEqual(asked.getTime());
});

it("shares the jobs among the processes: each is done by one of them", async () => {
  const [one, other] = [counted(), counted()];
  await Promise.all([begin({ shared: one.job }), begin({ shared: other.job })]);
  await Promise.race([one.reached(1), other.reached(1)]);
  const before = () => one.calls.length + other.calls.length;
  await expect
    .poll(async () => (await db.execute(sql`select 1 from graphile_worker._private_jobs`)).length, {
      timeout: 20_000,
    })
    .toBe(0);
  const done = before();
  for (let count = 0; count < 40; count += 1)
    await db.execute(sql`select graphile_worker.add_job('shared', '{}'::json)`);
  await expect.poll(before, { timeout: 20_000 }).toBe(done + 40);
  await expect
    .poll(async () => (await db.execute(sql`select 1 from graphile_worker._private_jobs`)).length, {
      timeout: 20_000,
    })
    .toBe(0);
  expect(before()).toBe(done + 40);
});

it("keeps what was queued while no process ran", async () => {
  const one = counted();
  await (await begin({ kept: one.job })).stop();
  running.splice(0);
  const before = one.calls.length;
  await db.execute(sql`select graphile_worker.add_job('kept', '{}'::json, job_key => 'kept-once')`);
  await begin({ kept: one.job });
  await one.reached(before + 2);
  const rows = await db.execute(sql`select identifier from graphile_worker._private_known_crontabs`);
  expect(rows).toContainEqual({ identifier: "kept" });
});
