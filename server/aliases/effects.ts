import "server-only";
import { type ShownAdvisory, shownAdvisories } from "@/db/advisories";
import { storedMatches } from "@/db/aliases";
import type { Tx } from "@/db/client";
import type { ComputedMatch } from "@/db/matches";
import { type SystemToMatch, systemsToMatch } from "@/db/systems";
import { applyAnnotations } from "@/domain/advisories/corrections";
import { matchableAdvisory } from "@/domain/advisories/matchable";
import type { DomainEvent } from "@/domain/events";
import {
  type AliasEffect,
  type AliasPreview,
  advisoryReadDifferently,
  effectOn,
  previewOf,
  systemsReadDifferently,
} from "@/domain/matching/alias-effects";
import { type Alias, type AliasTable, aliasTable } from "@/domain/matching/aliases";
import { canonical } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import { type Result, refuse } from "@/lib/result";
import { plainJson } from "../door-parts";
import type { Moment as Acting } from "../doors";
import { computed, storeMatches } from "../matches/compute";

type Moment = Readonly<{ now: Date; newId: () => string }>;

/** What a changed table does to the matches: the rows to write, and what is shown of them. */
export type AliasPlan = Readonly<{
  rows: readonly ComputedMatch[];
  effects: readonly AliasEffect[];
  compared: number;
}>;

const matchable = ({ reading, findings, annotations }: ShownAdvisory) =>
  matchableAdvisory(applyAnnotations(reading, findings, annotations));

/** Compares again only what the two tables read differently. */
export async function planOf(
  tx: Tx,
  before: readonly Alias[],
  after: readonly Alias[],
  moment: Moment,
): Promise<AliasPlan> {
  const [old, next] = [aliasTable(before, moment.now), aliasTable(after, moment.now)];
  const systems = await systemsToMatch(tx, "all");
  const reads = systemsReadDifferently(old, next);
  const touched = systems.filter((system) => reads(system.matchable));
  const parts: AliasPlan[] = [];
  for (const advisory of await shownAdvisories(tx, "all")) {
    const all = advisoryReadDifferently(matchable(advisory), old, next);
    parts.push(await planFor(tx, advisory, all ? systems : touched, all, next, moment));
  }
  return {
    rows: parts.flatMap((part) => part.rows),
    effects: parts.flatMap((part) => part.effects),
    compared: parts.reduce((sum, part) => sum + part.compared, 0),
  };
}

async function planFor(
  tx: Tx,
  advisory: ShownAdvisory,
  systems: readonly SystemToMatch[],
  all: boolean,
  table: AliasTable,
  moment: Moment,
): Promise<AliasPlan> {
  const fresh = new Map(computed([advisory], systems, table, moment).map((row) => [row.systemId, row]));
  const stored = await storedMatches(tx, [advisory.id], all ? "all" : [...fresh.keys()]);
  const rows: ComputedMatch[] = [];
  const effects: AliasEffect[] = [];
  for (const match of stored) {
    const row = fresh.get(match.systemId);
    const effect = row && effectOn(match, row, advisory.trackingId);
    if (!row || !effect) continue;
    rows.push(row);
    effects.push(effect);
  }
  return { rows, effects, compared: fresh.size };
}

export type AliasPlanRefusal = Readonly<{
  code: "to-confirm" | "plan-changed";
  sentence: string;
  preview: AliasPreview;
}>;

/** Lets a change through only when exactly its effects were shown. */
export function confirmed(
  about: unknown,
  plan: AliasPlan,
  planHash: string,
): Result<AliasPlan, AliasPlanRefusal> {
  const hash = sha256(canonical(plainJson([about, plan.effects, plan.compared])));
  if (planHash === hash) return { ok: true, value: plan };
  const preview = previewOf(plan.effects, plan.compared, hash);
  return planHash === ""
    ? refuse({
        code: "to-confirm",
        sentence: "Nothing is changed yet. See what would change, then confirm it.",
        preview,
      })
    : refuse({
        code: "plan-changed",
        sentence: "Something was changed meanwhile, so this would do something else now. See it again.",
        preview,
      });
}

/** Stores the matches of a plan; decisions are kept, and marked where what they rest on changed. */
export async function savePlan(
  tx: Tx,
  plan: AliasPlan,
  because: string,
  moment: Acting,
): Promise<readonly DomainEvent[]> {
  return storeMatches(tx, plan.rows, { cause: "aliases", because }, moment);
}
