import { type SQL, sql } from "drizzle-orm";
import { type CellState, cellLetters } from "@/domain/advisory-grid/cells";

const letter = (state: CellState): SQL => sql.raw(`'${cellLetters[state]}'`);

/** What runs out by itself: where the clock was not followed yet, it is not told to hold. */
const runsOut = sql`step.kind in ('clearance', 'acceptance', 'permit')`;

/**
 * How a step_now `step` stands, as one letter of domain/advisory-grid/cells. `ended` is how its latest answer ended, as answersEnded has
 * it; `late`: time has changed something of its incident that is not written yet.
 */
const stateLetter = (ended: SQL, late: SQL): SQL => sql`case
    when step.waits_for = 'confirmation' then ${letter("questioned")}
    when step.waits_for is not null then ${letter("waits")}
    when step.state in ('verified', 'done') and (not step.counts or (${late} and ${runsOut})) then ${letter("lapsed")}
    when step.state = 'verified' then ${letter("verified")}
    when step.state = 'done' then ${letter("done")}
    when step.state in ('not-applicable', 'not-needed') then ${letter("not-applicable")}
    when step.state = 'undetermined' then ${letter("undetermined")}
    when step.state = 'closed' then ${letter("left")}
    when ${ended} = 'returned' then ${letter("returned")}
    when ${ended} = 'cannot' then ${letter("cannot")}
    when step.state = 'available' then ${letter("next")}
    else ${letter("locked")} end`;

/** The latest answers of the incidents of a CTE "listed" that do not stand: rejected or reopened, or that it could not be done. */
const answersEnded = sql`
  select a.incident_id, a.step_key, case when bool_or(r.kind is not null) then 'returned' else 'cannot' end as ended
  from listed i join step_attempts a on a.incident_id = i.id and a.current
  left join step_reviews r on r.attempt_id = a.id and r.kind in ('rejected', 'reopened')
  where r.kind is not null or a.outcome = 'cannot' group by 1, 2`;

/**
 * The steps of the incidents of a CTE "listed" (with a column "late"): their keys, what their order is called, and their letters; a capital
 * letter where the due time has passed. Worked out for all together: one by one it takes ten times as long.
 */
export const listedCells = (now: SQL): SQL => sql`
  select told.incident_id, string_agg(told.step_key, ' ' order by told.position) as keys,
    string_agg(case when told.overdue then upper(told.letter) else told.letter end, '' order by told.position) as letters
  from (
    select step.incident_id, step.step_key, step.position, ${stateLetter(sql`answer.ended`, sql`coalesce(i.late, false)`)} as letter,
      (step.due_at <= ${now} and not step.counts
        and step.state not in ('not-applicable', 'not-needed', 'undetermined', 'closed')) as overdue
    from listed i join step_now step on step.incident_id = i.id
    left join (${answersEnded}) answer on answer.incident_id = step.incident_id and answer.step_key = step.step_key) told
  group by told.incident_id`;

/**
 * What the locked steps of the open incidents of a CTE "listed" wait for and somebody can bring further now, as JSON for each incident:
 * the step, what it lacks, whose that is, and how many steps wait for it.
 */
export const listedBlockers = sql`
  select step.incident_id, json_agg(json_build_object('step', step.step_key, 'holds', held.steps,
    'act', case when step.waits_for = 'confirmation' then 'confirm' when step.waits_for is not null then 'word' else 'do' end,
    'role', case when step.waits_for <> 'confirmation' then 'coordinator' else step.role end) order by step.position) as blockers
  from (select waiting.incident_id, name, count(*)::int as steps
    from listed i join step_now waiting on waiting.incident_id = i.id and waiting.state = 'blocked',
      jsonb_array_elements_text(waiting.blocked_by) name
    group by 1, 2) held
  join step_now step on step.incident_id = held.incident_id and step.step_key = held.name
    and (step.state = 'available' or step.waits_for is not null)
  group by step.incident_id`;

/** The containment that was decided last for an incident i; null: none yet. */
export const lastBranch = sql`(select d.option from containment_decisions d where d.incident_id = i.id order by d.seq desc limit 1)`;

/** When a step of an incident i was last recorded or reviewed; where none was, when it was opened. */
export const lastRecorded = sql`greatest(i.opened_at,
  (select a.at from step_attempts a where a.incident_id = i.id order by a.seq desc limit 1),
  (select r.at from step_reviews r where r.incident_id = i.id order by r.seq desc limit 1))`;
