import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { PersonId } from "@/domain/ids";
import type {
  Blocking,
  Counted,
  Ending,
  Slice,
  ToApprove,
  TodaySectionName,
  UndecidedAdvisory,
  YourStep,
} from "@/domain/today/today";
import { lastAskJson } from "./asks";
import type { Tx } from "./client";
import type { Reach } from "./reach";
import { ending, endings } from "./today-endings";
import { advisoriesWith, deciding } from "./today-matches";
import {
  acting,
  instant,
  itsStep,
  type Listed,
  rowColumns,
  rowsOf,
  type Stored,
  withTimes,
} from "./today-rows";
import { yours } from "./today-yours";
import { waitsForWord } from "./verify-queue";

/** What waits at the sites of a coordinator, as the caches and the records tell it now. */
export type StoredToday = Readonly<{
  undecided: readonly UndecidedAdvisory[];
  recheck: readonly UndecidedAdvisory[];
  /** Answers of others that wait for a word. */
  toVerify: number;
  yours: Counted<YourStep>;
  toApprove: Counted<ToApprove>;
  endings: Counted<Ending>;
  blocked: Counted<Blocking>;
}>;

/** Answers that wait for a word of somebody who neither did nor confirmed them. */
const toVerify = (me: PersonId): SQL => {
  const itsAttempt = sql`a.incident_id = step.incident_id and a.step_key = step.step_key and a.current`;
  return sql`
  (select count(*)::int from acting step where ${waitsForWord}
    and not exists (select 1 from step_attempts a where ${itsAttempt} and a.by_person = ${me})
    and not exists (select 1 from step_attempts a join step_reviews r on r.incident_id = a.incident_id and r.attempt_id = a.id
      where ${itsAttempt} and r.kind = 'confirmed' and r.by_person = ${me}))`;
};

/** Approvals that lack the coordinator's half; what they are for is read once of each template. */
const approving = sql`
  signing as materialized (select item.*, i.template_id from acting item join incidents i on i.id = item.incident_id
    where item.kind = 'approvals' and item.state = 'available'),
  purposes as materialized (select t.id, each->>'key' as key, each->>'purpose' as purpose
    from templates t, jsonb_array_elements(t.content->'steps') each
    where t.id in (select template_id from signing) and each->>'kind' = 'approvals'),
  approving as materialized (select item.*, coalesce(p.purpose, 'cancel') as purpose
    from signing item left join purposes p on p.id = item.template_id and p.key = item.step_key
    where not exists (select 1 from approvals half where half.incident_id = item.incident_id and half.side = 'coordinator'
      and half.purpose = coalesce(p.purpose, 'cancel') and half.voided_at is null))`;

const toApprove = (now: Date): Listed => ({
  columns: sql`${rowColumns(now, sql`item.due_at`)}, item.step_key as step, step.title, item.purpose`,
  items: sql`from approving item`,
  order: sql`item.due_at nulls last, item.running_since, item.incident_id`,
  beside: itsStep,
});

/** The people who hold a step's role at the site of incident i. */
const whoHolds = sql`(select coalesce(json_agg(distinct p.name), '[]') from grants g join people p on p.id = g.person_id
  where g.role = item.role and g.ended_at is null and p.disabled_at is null and (g.site_id is null or g.site_id = i.site_id))`;

/** Steps of others that hold further ones: a clinical lead's, or a technician's that is overdue. */
const blocked = (now: Date): Listed => ({
  columns: sql`${rowColumns(now, sql`item.due_at`)}, item.step_key as step, step.title, item.role, ${whoHolds} as who, item.holds,
    ${lastAskJson(sql`item.step_key`)} as asked`,
  items: sql`from acting item where item.holds > 0 and (item.state = 'available' or item.waits_for = 'confirmation')
    and (item.role = 'clinical-lead' or (item.role = 'technician' and item.due_at <= ${instant(now)}))`,
  order: sql`item.rank, item.holds desc, item.due_at nulls last, item.running_since, item.incident_id, item.position`,
  beside: itsStep,
});

type Asked = { by: string; at: string; who: string[] } | null;
type Raw = Omit<StoredToday, "yours" | "toApprove" | "endings" | "blocked"> & {
  yours: Counted<Stored<YourStep, never>>;
  toApprove: Counted<Stored<ToApprove, never>>;
  endings: Counted<Stored<Omit<Ending, "at">, never> & { at: string | null }>;
  blocked: Counted<Stored<Omit<Blocking, "asked">, never> & { asked: Asked }>;
};

export type TodayAsking = Readonly<{
  reach: Reach;
  /** Where the reader decides matches. */
  deciding: Reach;
  me: PersonId;
  now: Date;
  /** Which rows of each section are wanted. */
  slice: (section: TodaySectionName) => Slice;
}>;

/** Everything that waits within reach, in one statement. */
export async function readStoredToday(tx: Tx, asking: TodayAsking): Promise<StoredToday> {
  const { reach, me, now, slice } = asking;
  const [row] = await tx.execute<Raw>(sql`
    with ${acting(reach, now)}, ${approving}, ${ending(reach, now)}, ${deciding(asking.deciding)}
    select ${advisoriesWith("undecided")} as undecided, ${advisoriesWith("recheck")} as recheck, ${toVerify(me)} as "toVerify",
      ${rowsOf(yours(me, now), slice("yours"))} as yours, ${rowsOf(toApprove(now), slice("approve"))} as "toApprove",
      ${rowsOf(endings(now), slice("endings"))} as endings, ${rowsOf(blocked(now), slice("blocked"))} as blocked`);
  if (!row) throw new Error("Today returned nothing");
  const ends = withTimes(row.endings);
  const blocking = withTimes(row.blocked);
  return {
    ...row,
    yours: withTimes(row.yours),
    toApprove: withTimes(row.toApprove),
    endings: {
      ...ends,
      rows: ends.rows.map(({ at, ...each }) => ({ ...each, at: at ? new Date(at) : now })),
    },
    blocked: {
      ...blocking,
      rows: blocking.rows.map(({ asked, ...each }) => ({
        ...each,
        asked: asked && { ...asked, at: new Date(asked.at) },
      })),
    },
  };
}
