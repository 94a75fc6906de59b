import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { alias as tableAlias } from "drizzle-orm/pg-core";
import type { AdvisoryId, PersonId, SystemId } from "@/domain/ids";
import type { StoredMatch } from "@/domain/matching/alias-effects";
import type { AliasHistory } from "@/domain/matching/alias-rows";
import type { Alias } from "@/domain/matching/aliases";
import type { Tx } from "./client";
import { aliases, people } from "./schema";

const day = (at: Date): string => at.toISOString().slice(0, 10);

const adder = tableAlias(people, "adder");
const ender = tableAlias(people, "ender");

/** Every line the alias table ever had, ended ones too, with who added and ended it. */
export async function listAliasHistory(tx: Tx): Promise<AliasHistory[]> {
  const rows = await tx
    .select({ alias: aliases, by: adder.name, endedBy: ender.name })
    .from(aliases)
    .leftJoin(adder, eq(adder.id, aliases.by))
    .leftJoin(ender, eq(ender.id, aliases.endedBy))
    .orderBy(
      asc(aliases.kind),
      asc(sql`lower(${aliases.canonical})`),
      asc(sql`lower(${aliases.name})`),
      asc(aliases.id),
    );
  return rows.map(({ alias, by, endedBy }) => ({
    id: alias.id,
    kind: alias.kind,
    text: alias.name,
    means: alias.canonical,
    validFrom: alias.validFrom.getTime() === 0 ? null : day(alias.validFrom),
    validTo: alias.validTo && day(alias.validTo),
    by,
    addedAt: alias.addedAt,
    reason: alias.reason,
    endedBy,
    endedAt: alias.endedAt,
    endReason: alias.endReason,
  }));
}

type NewAlias = Alias & Readonly<{ id: string; reason: string }>;

/** Adds lines to the table; those without an author are the ones every organisation starts with. */
export async function insertAliases(
  tx: Tx,
  added: readonly NewAlias[],
  by: PersonId | null,
  at: Date,
): Promise<void> {
  await tx.insert(aliases).values(
    added.map(({ id, kind, text, means, validFrom, validTo, reason }) => ({
      id,
      kind,
      name: text,
      canonical: means,
      validFrom: new Date(validFrom ?? 0),
      validTo: validTo === null ? null : new Date(validTo),
      by,
      addedAt: at,
      reason,
    })),
  );
}

/** Ends a line; it stays readable. */
export async function endAliasRow(
  tx: Tx,
  id: string,
  ended: Readonly<{ by: PersonId; at: Date; validTo: string; reason: string }>,
): Promise<void> {
  await tx
    .update(aliases)
    .set({ validTo: new Date(ended.validTo), endedBy: ended.by, endedAt: ended.at, endReason: ended.reason })
    .where(eq(aliases.id, id));
}

/** The stored matches of advisories, of the systems given or of all, with what a preview says of them. */
export async function storedMatches(
  tx: Tx,
  advisoryIds: readonly AdvisoryId[],
  systemIds: readonly SystemId[] | "all",
): Promise<StoredMatch[]> {
  if (advisoryIds.length === 0 || systemIds.length === 0) return [];
  const ofSystems =
    systemIds === "all"
      ? sql``
      : sql`and m.system_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(systemIds)}::jsonb))`;
  return tx.execute<StoredMatch>(sql`
    select m.id, m.advisory_id as "advisoryId", m.system_id as "systemId", s.asset_tag as "assetTag", site.name as "siteName",
      m.level, m.reasons, m.inputs_hash as "inputsHash", m.recheck,
      exists (select 1 from match_decisions d where d.match_id = m.id and d.current) as decided
    from matches m
    join imaging_systems s on s.id = m.system_id
    join sites site on site.id = m.site_id
    where m.advisory_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(advisoryIds)}::jsonb)) ${ofSystems}
    order by site.name, s.asset_tag, m.id`);
}
