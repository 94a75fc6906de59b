import "server-only";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { AdvisoryId, MatchId, PersonId } from "@/domain/ids";
import type { GivenDecision, MatchToDecide } from "@/domain/matching/deciding";
import { calendarDay } from "@/lib/dates";
import type { Tx } from "./client";
import { readMark } from "./match-list";
import { answerMatchRechecks } from "./rechecks";
import { imagingSystems, matchDecisions, matches } from "./schema";

export type LockedMatch = MatchToDecide & Readonly<{ advisoryId: AdvisoryId; zone: string }>;

/**
 * Locks matches until the transaction ends: first their systems, as everybody does who changes a system, then the matches in the order
 * in which the rules write them. The statement says which matches by their ids.
 */
export async function lockMatchRows(tx: Tx, ids: SQL): Promise<void> {
  await tx.execute(sql`
    select id from imaging_systems where id in (select system_id from matches where id in (${ids})) order by id for update`);
  await tx.execute(
    sql`select id from matches where id in (${ids}) order by system_id, advisory_id for update`,
  );
}

/** Matches with what they rest on, locked. */
export async function lockMatches(tx: Tx, ids: readonly MatchId[]): Promise<LockedMatch[]> {
  const list = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  await lockMatchRows(tx, list);
  return tx.execute<LockedMatch>(sql`
    select m.id, m.advisory_id as "advisoryId", m.system_id as "systemId", m.site_id as "siteId",
      site.zone, s.asset_tag as "assetTag", s.state,
      m.revision_id as "revisionId", m.level, m.inputs_hash as "inputsHash", m.recheck, ${readMark} as "readMark",
      case when d.id is null then null else json_build_object('id', d.id, 'decision', d.decision, 'reason', d.reason,
        'question', d.question, 'vendorCase', d.vendor_case, 'contactId', d.contact_id, 'answerDue', d.answer_due) end as held,
      case when i.id is null then null else json_build_object('id', i.id, 'key', i.key) end as "openIncident"
    from matches m
    join imaging_systems s on s.id = m.system_id
    join sites site on site.id = m.site_id
    left join match_decisions d on d.match_id = m.id and d.current
    left join incidents i on i.system_id = m.system_id and i.advisory_id = m.advisory_id and i.closed_at is null
      and i.drill_id is null
    where m.id in (${list})
    order by m.id`);
}

/** Records one decision on each match; the one that held before is superseded, and nothing is left to be checked again. */
export async function insertDecisions(
  tx: Tx,
  decided: readonly LockedMatch[],
  given: GivenDecision,
  by: PersonId,
  at: Date,
): Promise<void> {
  const held = decided.flatMap((match) => match.held?.id ?? []);
  if (held.length > 0) {
    await tx.update(matchDecisions).set({ current: false }).where(inArray(matchDecisions.id, held));
  }
  await tx.insert(matchDecisions).values(
    decided.map((match) => ({
      matchId: match.id,
      siteId: match.siteId,
      ...given,
      askedOn: askedOn(given, match, at),
      revisionId: match.revisionId,
      inputsHash: match.inputsHash,
      byPerson: by,
      at,
      supersedes: match.held?.id ?? null,
    })),
  );
  const ids = decided.map((match) => match.id);
  await tx.update(matches).set({ recheck: false }).where(inArray(matches.id, ids));
  await answerMatchRechecks(tx, ids, { answer: "decided-anew", reason: given.reason, by, at });
}

/** The day the vendor was asked, on the calendar of the match's site; null where nobody was. */
export function askedOn(given: GivenDecision, { zone }: Pick<LockedMatch, "zone">, at: Date): string | null {
  return given.decision === "ask-vendor" ? (given.askedOn ?? calendarDay(at, zone)) : null;
}

/** The matches of an advisory with the systems that carry these asset tags. */
export async function listMatchesOf(
  tx: Tx,
  advisoryId: AdvisoryId,
  tags: readonly string[],
): Promise<{ id: MatchId }[]> {
  return tx
    .select({ id: matches.id })
    .from(matches)
    .innerJoin(imagingSystems, eq(imagingSystems.id, matches.systemId))
    .where(and(eq(matches.advisoryId, advisoryId), inArray(imagingSystems.assetTag, [...tags])));
}
