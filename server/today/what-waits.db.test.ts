import { type SQL, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/testing/database";
import type { Role } from "@/domain/access/permissions";
import type { SiteId } from "@/domain/ids";
import { sectionRows } from "@/domain/today/sections";
import { endingDays, type TodaySectionName } from "@/domain/today/today";
import type { Caller } from "../doors";
import { readMySteps } from "../my-steps/read-my-steps";
import { northgate } from "../testing/northgate";
import { readVerifyQueue } from "../verify-queue/read-verify-queue";
import { readToday } from "./read-today";

const world = await northgate(db);
const siteIds = (await db.execute<{ id: SiteId }>(sql`select id from sites order by code`)).map(
  ({ id }) => id,
);
const rows = async <Row extends Record<string, unknown>>(text: SQL) => [...(await db.execute<Row>(text))];
const count = async (text: SQL) =>
  (await rows<{ count: number }>(sql`select count(*)::int as count ${text}`))[0]?.count;
const after = (days: number) => new Date(world.now.getTime() + days * 86_400_000);

/** Somebody with a role at some sites only. */
const at = (role: Role, sites: readonly SiteId[]): Caller => ({
  ...world.person("cora"),
  grants: sites.map((siteId) => ({ role, siteId })),
});
const coordinators: readonly [string, Caller][] = [
  ["a coordinator of all sites", world.person("cora")],
  ["another one", world.person("jonas")],
  ["one of a single site", at("coordinator", [world.siteId])],
  ["one of three sites", at("coordinator", siteIds.slice(0, 3))],
  ["nobody who coordinates", world.person("tess")],
];

const instant = (time: Date) => sql`${time.toISOString()}::timestamptz`;
const sitesOf = ({ grants }: Caller, role: Role) => {
  const own = grants.filter((grant) => grant.role === role);
  const covers = own.map(({ siteId }) => (siteId === null ? sql`true` : sql`i.site_id = ${siteId}::uuid`));
  return covers.length === 0 ? sql`false` : sql`(${sql.join(covers, sql` or `)})`;
};
const openOf = (who: Caller) => sql`from incidents i join incident_now n on n.incident_id = i.id
  and i.closed_at is null and i.drill_id is null and ${sitesOf(who, "coordinator")}`;

/** What waits, said in the plainest way, from the incidents and not from what lists go by. */
function plainly(who: Caller, now: Date) {
  const steps = (condition: SQL) =>
    count(sql`${openOf(who)} join step_now step on step.incident_id = i.id and ${condition}`);
  const soon = (time: SQL) =>
    sql`(${time} > ${instant(now)} and ${time} <= ${instant(new Date(now.getTime() + endingDays * 86_400_000))})`;
  const last = (table: SQL) =>
    sql`(select until from ${table} c where c.incident_id = i.id order by seq desc limit 1)`;
  const each = async (condition: SQL) => (await count(sql`${openOf(who)} and ${condition}`)) ?? 0;
  const marks = async (condition: SQL) =>
    (await count(sql`${openOf(who)}, jsonb_array_elements(n.marks) mark where ${condition}`)) ?? 0;
  const until = sql`(mark->>'until')::timestamptz`;
  return {
    toVerify: () =>
      steps(sql`step.waits_for in ('verification', 'not-applicable', 'late-time')
      and not exists (select 1 from step_attempts a where a.incident_id = i.id and a.step_key = step.step_key and a.current
        and (a.by_person = ${who.id} or exists (select 1 from step_reviews r where r.attempt_id = a.id and r.kind = 'confirmed'
          and r.by_person = ${who.id})))`),
    blocked: () =>
      steps(sql`(step.state = 'available' or step.waits_for = 'confirmation')
      and (step.role = 'clinical-lead' or (step.role = 'technician' and step.due_at <= ${instant(now)}))
      and exists (select 1 from step_now held where held.incident_id = i.id and held.state = 'blocked'
        and jsonb_exists(held.blocked_by, step.step_key))`),
    approve: () =>
      steps(sql`step.kind = 'approvals' and step.state = 'available' and not exists (select 1 from approvals half
      where half.incident_id = i.id and half.side = 'coordinator' and half.voided_at is null and half.purpose = coalesce((
        select each->>'purpose' from templates t, jsonb_array_elements(t.content->'steps') each
        where t.id = i.template_id and each->>'key' = step.step_key), 'cancel'))`),
    endings: async () =>
      (await each(sql`n.exposure = 'contained-standalone' and ${soon(last(sql`clearances`))}`)) +
      (await each(soon(last(sql`acceptances`)))) +
      (await each(
        sql`n.exposure in ('contained-segment', 'contained-standalone') and ${soon(sql`n.holds_until`)}`,
      )) +
      (await each(sql`n.priority_override is not null and ${soon(sql`n.override_until`)}`)) +
      (await marks(sql`mark->>'mark' in ('clinical-decision-needed', 'acceptance-expired', 'replacement-plan-missing',
        'permit-end-unproved', 'report-unresolved')`)) +
      (await marks(
        sql`mark->>'mark' = 'permit-running' and (${soon(until)} or ${until} <= ${instant(now)})`,
      )),
  };
}

it.each(coordinators)("counts for %s what a plain count gives, now and later", async (_name, who) => {
  for (const now of [world.now, after(5), after(26), after(60)]) {
    const seen = await readToday(who, null, { now });
    const shown = sectionRows(seen);
    const plain = plainly(who, now);
    expect(seen.toVerify).toBe(await plain.toVerify());
    for (const section of ["blocked", "approve", "endings"] as const) {
      expect(shown[section].total, section).toBe(await plain[section]());
      const all = await readToday(who, { section: section satisfies TodaySectionName, from: 0 }, { now });
      expect(sectionRows(all)[section].rows, section).toHaveLength(shown[section].total);
    }
  }
});

it.each(coordinators)(
  "counts as undecided for %s what no decision and no rule settles",
  async (_name, who) => {
    const undecided =
      await count(sql`from matches i join imaging_systems s on s.id = i.system_id and s.state <> 'retired'
    left join match_decisions d on d.match_id = i.id and d.current
    where d.id is null and (i.level <> 'excluded' or i.recheck) and ${sitesOf(who, "coordinator")}`);
    expect((await readToday(who, null, { now: world.now })).systemsUndecided).toBe(undecided);
  },
);

it.each(coordinators)(
  "opens for %s the queue with as many incidents as wait for a word",
  async (_name, who) => {
    const waiting =
      await count(sql`${openOf(who)} where exists (select 1 from step_now step where step.incident_id = i.id
    and step.waits_for in ('verification', 'not-applicable', 'late-time'))`);
    expect((await readVerifyQueue(who, { from: 0 }, { now: world.now })).page.total).toBe(waiting);
  },
);

it.each([
  ["a technician", world.person("tess")],
  ["a technician of another site", world.person("sam")],
  ["a clinical lead", world.person("meyer")],
  ["a technician of three sites", at("technician", siteIds.slice(0, 3))],
  ["a coordinator", world.person("cora")],
] as const)("lists for %s the incidents that hold a step for them", async (_name, who) => {
  const mine = sql`((step.role = 'technician' and ${sitesOf(who, "technician")})
    or ((step.role = 'clinical-lead' or step.kind = 'approvals') and ${sitesOf(who, "clinical-lead")}))`;
  const holding =
    await count(sql`from incidents i where i.closed_at is null and i.drill_id is null and exists (
    select 1 from step_now step where step.incident_id = i.id and ${mine} and (step.state in ('available', 'blocked')
      or step.waits_for is not null or (step.kind = 'clearance' and step.state = 'done')))`);
  expect((await readMySteps(who, { from: 0 }, { now: world.now })).page.total).toBe(holding);
});

it("knows of each incident whether it runs, and of each step how many others it holds", async () => {
  const wrong = await rows(sql`select i.key from incidents i join incident_now n on n.incident_id = i.id
    where n.running_since is distinct from case when i.closed_at is null and i.drill_id is null then i.opened_at end`);
  expect(wrong).toEqual([]);
  const miscounted =
    await rows(sql`select step.* from step_now step where step.holds <> (select count(*) from step_now other
    where other.incident_id = step.incident_id and other.state = 'blocked' and jsonb_exists(other.blocked_by, step.step_key))`);
  expect(miscounted).toEqual([]);
  const waiting = await rows(sql`select step.* from step_now step join incidents i on i.id = step.incident_id
    where i.closed_at is not null and step.waits_for is not null`);
  expect(waiting).toEqual([]);
  const some = await count(sql`from incident_now n join incidents i on i.id = n.incident_id
    where n.running_since is null and i.closed_at is not null`);
  expect(some).toBeGreaterThan(0);
});
