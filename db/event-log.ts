import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { StoredEntry } from "@/domain/event-log/chain-check";
import type { LogFilter } from "@/domain/event-log/log-filter";
import type { Tx } from "./client";
import { type Reach, withinText } from "./reach";

/** Where a page of the log ended: the moment to the microsecond, as text, and the entry. */
export type LogCursor = Readonly<{ at: string; id: string }>;

/** What one may know of an entry: all of it, or only when, who and what. */
export type LogRow = Readonly<{
  id: string;
  at: Date;
  /** To the microsecond, for the cursor. */
  atText: string;
  actorName: string;
  type: string;
  /** It was rehearsed, or tells of the drill itself. */
  drill: boolean;
  whole: Readonly<{ incidentKey: string | null; siteCode: string | null; entry: StoredEntry }> | null;
}>;

type Asked = Readonly<{
  read: Reach;
  oversee: Reach;
  filter: LogFilter;
  after: LogCursor | null;
  size: number;
}>;

const ofSite = (reach: Reach): SQL =>
  reach.sites === "all" ? sql`true` : sql`e.site_id is not null and ${withinText(reach, "e.site_id")}`;

/**
 * One page of the log, the newest first: entries within `read` whole; those that only `oversee` reaches whole where they are the
 * organisation's, else without what they are about. A text, a key or a site is looked for only in what is shown whole.
 */
export async function listLog(tx: Tx, { read, oversee, filter, after, size }: Asked): Promise<LogRow[]> {
  type Raw = Omit<LogRow, "whole" | "at"> & { at: string; shown: boolean; siteCode: string | null } & {
    incidentKey: string | null;
    entry: StoredEntry;
  };
  const shown = sql`(${ofSite(read)} or (e.incident_id is null and ${ofSite(oversee)}))`;
  const rows = await tx.execute<Raw>(sql`
    select e.id, e.at, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "atText",
      e.actor_name as "actorName", e.type,
      i.drill_id is not null or starts_with(e.type, 'drill.') as drill, ${shown} as shown, i.key as "incidentKey", s.code as "siteCode",
      jsonb_build_object('id', e.id, 'chain', e.chain, 'seq', e.seq, 'prevHash', e.prev_hash, 'hash', e.hash, 'type', e.type,
        'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'siteId', e.site_id,
        'incidentId', e.incident_id, 'subjectId', e.subject_id, 'actorKind', e.actor_kind, 'actorId', e.actor_id,
        'actorName', e.actor_name, 'sessionId', e.session_id, 'address', e.address, 'payload', e.payload) as entry
    from events e left join incidents i on i.id = e.incident_id left join sites s on s.id = e.site_id
    where (${ofSite(read)} or ${ofSite(oversee)}) and ${asked(filter, shown)}
      and ${after ? sql`(e.at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by e.at desc, e.id desc limit ${size}`);
  return rows.map(({ shown: whole, at, incidentKey, siteCode, entry, ...row }) => ({
    ...row,
    at: new Date(at),
    whole: whole ? { incidentKey, siteCode, entry } : null,
  }));
}

function asked({ type, from, to, incident, text }: LogFilter, shown: SQL): SQL {
  const parts: SQL[] = [sql`true`];
  if (type) parts.push(type.includes(".") ? sql`e.type = ${type}` : sql`starts_with(e.type, ${`${type}.`})`);
  if (from) parts.push(sql`e.at >= ${from}::date::timestamp at time zone 'UTC'`);
  if (to) parts.push(sql`e.at < (${to}::date + 1)::timestamp at time zone 'UTC'`);
  if (incident) parts.push(sql`${shown} and i.key = ${incident}`);
  if (text) {
    const within = sql`position(lower(${text}) in lower(e.payload)) > 0`;
    parts.push(sql`(position(lower(${text}) in lower(e.actor_name)) > 0 or (${shown} and ${within}))`);
  }
  return sql.join(parts, sql` and `);
}
