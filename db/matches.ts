import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AdvisoryId, MatchId, RevisionId, SiteId, SystemId } from "@/domain/ids";
import type { MatchLevel, Reason } from "@/domain/matching/matchable";
import type { Tx } from "./client";

/**
 * Taken before anything matching rests on is changed: shared by whoever changes one system or decides, exclusive for whoever changes
 * an advisory. So no pair of an advisory and a system is ever missed, and no row is decided while it is computed.
 */
export async function lockMatching(tx: Tx, how: "shared" | "exclusive"): Promise<void> {
  const take = how === "shared" ? sql`pg_advisory_xact_lock_shared(715)` : sql`pg_advisory_xact_lock(715)`;
  await tx.execute(sql`select ${take}`);
}

/** One match as the rules computed it. */
export type ComputedMatch = Readonly<{
  id: MatchId;
  advisoryId: AdvisoryId;
  systemId: SystemId;
  siteId: SiteId;
  revisionId: RevisionId;
  level: MatchLevel;
  levelAsReceived: MatchLevel;
  productKey: string | null;
  reasons: readonly Reason[];
  inputsHash: string;
  /** The edition of the rules that says so. */
  rules: number;
}>;

/** A stored match that changed, and whether the change asks for another look; it may while an earlier one still does. */
export type ChangedMatch = Readonly<{
  id: MatchId;
  advisoryId: AdvisoryId;
  systemId: SystemId;
  siteId: SiteId;
  /** Null: there was none. */
  before: MatchLevel | null;
  level: MatchLevel;
  asksAgain: boolean;
}>;

/** How many matches one statement writes: enough to be fast, few enough to be sorted in memory. */
const inOneGo = 5000;

/** What made matches be computed: a field of the inventory, other rules of the portal, or what an advisory or an alias says. */
type Computing = Readonly<{ because: "inventory" | "rules" | "said"; at: Date }>;

/**
 * Writes what the rules computed and returns what changed. A decided row whose inputs changed is to be checked again; an excluded one
 * that nobody decided too, when it was the inventory that changed. Other rules read the same inputs otherwise: there a decided row is to be
 * checked again when its level, its product or a verdict differs, and so is a row they would let drop out with nobody looking.
 */
export async function saveMatches(
  tx: Tx,
  computed: readonly ComputedMatch[],
  cause: Computing,
): Promise<ChangedMatch[]> {
  const changed: ChangedMatch[] = [];
  for (let from = 0; from < computed.length; from += inOneGo) {
    const part = computed.slice(from, from + inOneGo);
    for (const match of await savePart(tx, part, cause)) changed.push(match);
  }
  return changed;
}

/** Systems of one make have the same reasons: each different list of them is sent once. */
function reasonsApart(computed: readonly ComputedMatch[]) {
  const places = new Map<string, number>();
  const rows = computed.map(({ reasons, ...row }) => {
    const text = JSON.stringify(reasons);
    const reasonsAt = places.get(text) ?? places.size;
    places.set(text, reasonsAt);
    return { ...row, reasonsAt };
  });
  return { rows: JSON.stringify(rows), reasons: `[${[...places.keys()].join(",")}]` };
}

const decided = sql`exists (select 1 from match_decisions d where d.match_id = b.id and d.current)`;

/** Whether a stored match b asks for another look, being computed as c; earlier rules may have computed it, whatever made it be computed. */
function asksAgain(because: Computing["because"], reasons: string): SQL {
  const verdicts = sql`'$[*].verdict'`;
  const byRules = sql`b.rules < c.rules and (
    (${decided} and (b.level, b.product_key, jsonb_path_query_array(b.reasons, ${verdicts})) is distinct from
      (c.level, c."productKey", jsonb_path_query_array(${reasons}::jsonb -> c."reasonsAt", ${verdicts})))
    or (not ${decided} and b.level <> 'excluded' and c.level = 'excluded'))`;
  if (because === "rules") return byRules;
  const which = because === "inventory" ? sql`(${decided} or b.level = 'excluded')` : decided;
  return sql`(b.inputs_hash <> c."inputsHash" and ${which}) or (${byRules})`;
}

async function savePart(
  tx: Tx,
  computed: readonly ComputedMatch[],
  cause: Computing,
): Promise<ChangedMatch[]> {
  const { rows, reasons } = reasonsApart(computed);
  return tx.execute<ChangedMatch>(sql`
    with computed as materialized (
      select c.*, b.level as before, coalesce(${asksAgain(cause.because, reasons)}, false) as "asksAgain"
      from jsonb_to_recordset(${rows}::jsonb) as c(
        "id" uuid, "advisoryId" uuid, "systemId" uuid, "siteId" uuid, "revisionId" uuid, "level" text,
        "levelAsReceived" text, "productKey" text, "reasonsAt" integer, "inputsHash" text, rules integer)
      left join matches b on b.advisory_id = c."advisoryId" and b.system_id = c."systemId"),
    written as (
      insert into matches as m (id, advisory_id, system_id, site_id, revision_id, level, level_as_received, product_key, reasons,
        inputs_hash, rules, computed_at)
      select "id", "advisoryId", "systemId", "siteId", "revisionId", "level", "levelAsReceived", "productKey",
        ${reasons}::jsonb -> "reasonsAt", "inputsHash", rules, ${cause.at.toISOString()}::timestamptz
      from (select * from computed order by "systemId", "advisoryId") ordered
      on conflict (advisory_id, system_id) do update set revision_id = excluded.revision_id, level = excluded.level,
        level_as_received = excluded.level_as_received, product_key = excluded.product_key, reasons = excluded.reasons,
        inputs_hash = excluded.inputs_hash, rules = excluded.rules, computed_at = excluded.computed_at,
        recheck = m.recheck or exists (select 1 from computed c
          where c."asksAgain" and c."systemId" = m.system_id and c."advisoryId" = m.advisory_id)
      where (m.revision_id, m.level, m.level_as_received, m.product_key, m.reasons, m.inputs_hash) is distinct from
        (excluded.revision_id, excluded.level, excluded.level_as_received, excluded.product_key, excluded.reasons,
          excluded.inputs_hash)
      returning m.id, m.advisory_id, m.system_id, m.site_id, m.level)
    select w.id, w.advisory_id as "advisoryId", w.system_id as "systemId", w.site_id as "siteId", c.before, w.level, c."asksAgain"
    from written w join computed c on c."systemId" = w.system_id and c."advisoryId" = w.advisory_id
    order by w.system_id, w.advisory_id`);
}

/** Marks every decided match of an advisory to be checked again, as a new revision does; returns the newly marked. */
export async function markDecidedForRecheck(tx: Tx, advisoryId: AdvisoryId): Promise<ChangedMatch[]> {
  return tx.execute<ChangedMatch>(sql`
    update matches m set recheck = true
    where m.advisory_id = ${advisoryId} and not m.recheck
      and exists (select 1 from match_decisions d where d.match_id = m.id and d.current)
    returning m.id, m.advisory_id as "advisoryId", m.system_id as "systemId", m.site_id as "siteId", m.level as before, m.level,
      true as "asksAgain"`);
}

/** A match that earlier rules computed, of a system that is compared. */
const byEarlier = (rules: number) => sql`m.rules < ${rules}::integer
  and exists (select 1 from imaging_systems s where s.id = m.system_id and s.state <> 'retired')`;

/** An advisory with matches of earlier rules, without those given; null: there is none. */
export async function advisoryByEarlierRules(
  tx: Tx,
  rules: number,
  without: readonly AdvisoryId[],
): Promise<AdvisoryId | null> {
  const [found] = await tx.execute<{ id: AdvisoryId }>(sql`
    select m.advisory_id as id from matches m where ${byEarlier(rules)}
      and m.advisory_id not in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(without)}::jsonb)) limit 1`);
  return found?.id ?? null;
}

/** The systems whose match with an advisory earlier rules computed. */
export async function systemsByEarlierRules(
  tx: Tx,
  advisoryId: AdvisoryId,
  rules: number,
): Promise<SystemId[]> {
  const found = await tx.execute<{ id: SystemId }>(
    sql`select m.system_id as id from matches m where m.advisory_id = ${advisoryId} and ${byEarlier(rules)}`,
  );
  return found.map(({ id }) => id);
}

/** Notes by which rules an advisory was compared with all its systems, those of which nothing changed too. */
export async function setRules(tx: Tx, advisoryId: AdvisoryId, rules: number): Promise<void> {
  await tx.execute(
    sql`update matches m set rules = ${rules}::integer where m.advisory_id = ${advisoryId} and ${byEarlier(rules)}`,
  );
}
