import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { addAdvisory, addSystems } from "@/db/testing/fleet";
import type { Chance } from "@/domain/checklist/testing/chance";
import { exposures } from "@/domain/incidents/exposure-names";
import { reopenWorld } from "../../demo/world";

/** Lets rows of status change at random, minute by minute from an instant, and asks after each change. */
export async function randomHistory(
  tx: Tx,
  chance: Chance,
  start: Date,
  ask: (now: Date) => Promise<void>,
): Promise<void> {
  const by = (await reopenWorld(tx)).person("cora").id;
  const moment = (index: number) => new Date(start.getTime() + index * 60_000);
  const setNow = (at: Date) => tx.execute(sql`select set_config('isocenter.now', ${at.toISOString()}, true)`);
  await setNow(moment(0));
  const fleets = [await addAdvisory(tx, "TEST-1", by), await addAdvisory(tx, "TEST-2", by)] as const;
  for (let index = 1; index <= 40; index += 1) {
    const now = moment(index);
    await setNow(now);
    await changeSomething(tx, chance, { now, fleets });
    await ask(now);
  }
}

type World = Readonly<{ now: Date; fleets: readonly [Fleet, Fleet] }>;
type Fleet = Awaited<ReturnType<typeof addAdvisory>>;

async function changeSomething(tx: Tx, chance: Chance, { now, fleets }: World): Promise<void> {
  const instant = now.toISOString();
  const anyOf = (table: string) =>
    sql.raw(`(select id from ${table} order by md5(id::text || '${chance.next()}') limit 1)`);
  const later = new Date(now.getTime() + chance.below(20) * 60_000).toISOString();
  const changes: readonly (() => Promise<unknown>)[] = [
    () =>
      addSystems(tx, chance.pick(fleets), [
        {
          site: chance.pick(["NORTH", "SOUTH", "QUAY"] as const),
          tag: `R-${chance.below(6)}-${instant}`,
          level: chance.pick(["likely", "possible", "excluded"] as const),
          decision: chance.pick([null, "affected", "not-affected", "ask-vendor"] as const),
          decidedAt: instant,
          ...(chance.maybe(0.5) && {
            incident: { key: `R-${instant}`, exposure: "exposed", openedAt: instant },
          }),
        },
      ]),
    () => tx.execute(sql`update matches set recheck = not recheck where id = ${anyOf("matches")}`),
    () =>
      tx.execute(
        sql`update matches set level = ${chance.pick(["likely", "excluded"] as const)} where id = ${anyOf("matches")}`,
      ),
    () =>
      tx.execute(sql`
        with one as (select id, site_id, revision_id from matches where id = ${anyOf("matches")}),
          gone as (update match_decisions d set current = false from one where d.match_id = one.id and d.current returning d.id)
        insert into match_decisions (match_id, site_id, decision, revision_id, inputs_hash, by_person, at, current)
        select id, site_id, ${chance.pick(["affected", "not-affected", "ask-vendor"] as const)}, revision_id, '', ${fleets[0].by}, ${instant},
          (select count(*) from gone) >= 0 from one`),
    () =>
      tx.execute(sql`
        update incident_now set exposure = ${chance.pick(exposures)}, holds_until = ${chance.maybe(0.5) ? later : null},
          care_function = 'partially', care_exams = ${chance.below(9)}, care_alternative = 'no', computed_at = ${instant},
          marks = ${chance.maybe(0.3) ? '[{"mark": "acceptance-expired"}]' : "[]"}::jsonb
        where incident_id = ${anyOf("incidents")}`),
    () =>
      tx.execute(sql`
        update incidents set closed_at = ${instant}, closed_by = ${fleets[0].by},
          end_kind = ${chance.pick(["remediated", "cancelled", "withdrawn"] as const)} where id = ${anyOf("incidents")}`),
    () =>
      tx.execute(sql`
        update imaging_systems set state = ${chance.pick(["retired", "in-service"] as const)}, row_version = row_version + 1
        where id = ${anyOf("imaging_systems")}`),
  ];
  await chance.pick(changes)?.();
}
