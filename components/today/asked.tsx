import { ContactText } from "@/components/site-asks/contact";
import { State, Undecided } from "@/components/ui/state";
import { TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { AskedRow } from "@/domain/site-asks/rows";
import { firstDue } from "@/domain/site-asks/site-ask";
import type { TodayShown } from "@/domain/today/sections";
import { formatDuration } from "@/lib/dates";
import { TodayRow, TodaySection } from "./rows";

function SiteWhere({ row }: Readonly<{ row: AskedRow }>) {
  const unknown = row.undecided + row.withVendor;
  return (
    <>
      {unknown} {unknown === 1 ? "system" : "systems"} unknown, {row.trackingId}. <ContactText row={row} />
    </>
  );
}

/** The sites whose time passed in silence. */
export function Silent({ silent, now }: TodayShown) {
  return (
    <TodaySection section="silent" of={silent}>
      <ul>
        {silent.rows.map((row) => (
          <TodayRow
            key={`${row.advisoryId} ${row.siteId}`}
            title={<TextLink href={`/advisories/${row.advisoryId}/answers`}>{row.siteName}</TextLink>}
            where={<SiteWhere row={row} />}
            note={<Undecided>silent {formatDuration(now.getTime() - firstDue(row.ask).getTime())}</Undecided>}
          />
        ))}
      </ul>
    </TodaySection>
  );
}

/** The sites whose answer is due within two days, each with the time on its own clock. */
export function AnswersDue({ answersDue, now }: TodayShown) {
  return (
    <TodaySection section="answers" of={answersDue}>
      <ul>
        {answersDue.rows.map((row) => (
          <TodayRow
            key={`${row.advisoryId} ${row.siteId}`}
            title={<TextLink href={`/advisories/${row.advisoryId}/answers`}>{row.siteName}</TextLink>}
            where={<SiteWhere row={row} />}
            note={
              <State icon="clock" tone="waiting">
                answer due <Time at={row.ask.dueAt} zone={row.zone} now={now} show="moment" />
              </State>
            }
          />
        ))}
      </ul>
    </TodaySection>
  );
}

/** What a vendor was asked and has not answered in time. */
export function Questions({ overdueQuestions }: TodayShown) {
  return (
    <TodaySection section="questions" of={overdueQuestions}>
      <ul>
        {overdueQuestions.rows.map(({ first, systems, state }) => (
          <TodayRow
            key={first.decisionId}
            title={
              <TextLink href={`/advisories/asked?advisory=${first.advisoryId}`}>{first.question}</TextLink>
            }
            where={`${systems.length === 1 ? first.assetTag : `${systems.length} systems`}, ${first.trackingId}${
              first.contact ? `, ${first.contact.vendor}: ${first.contact.name}` : ""
            }`}
            note={
              <State icon="alert" tone="waiting">
                overdue {state.kind === "overdue" ? `${state.days} ${state.days === 1 ? "day" : "days"}` : ""}
              </State>
            }
          />
        ))}
      </ul>
    </TodaySection>
  );
}
