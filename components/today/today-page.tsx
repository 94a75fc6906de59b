import { approvalHref, incidentHref, stepHref } from "@/components/incidents/place";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { State, Undecided } from "@/components/ui/state";
import { Key, Sentence, SentenceLink, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { AskedRow } from "@/domain/site-asks/rows";
import { firstDue } from "@/domain/site-asks/site-ask";
import type { Blocking, Counted, Ending, EndKind, ToApprove, UndecidedAdvisory } from "@/domain/today/today";
import type { AskedQuestion } from "@/domain/vendors/asked";
import { formatDuration } from "@/lib/dates";
import { type AskAction, AskButton } from "./ask-button";
import { Blockers } from "./blockers";
import { cut, Place, TodayRow, TodaySection } from "./rows";

export type TodayShown = Readonly<{
  undecided: readonly UndecidedAdvisory[];
  toVerify: number;
  toApprove: Counted<ToApprove>;
  endings: Counted<Ending>;
  blocked: Counted<Blocking>;
  overdueQuestions: readonly AskedQuestion[];
  silent: readonly AskedRow[];
  now: Date;
}>;

const systemsOf = (undecided: readonly UndecidedAdvisory[]) =>
  undecided.reduce((sum, each) => sum + each.systems, 0);

/** The numbers of the page in words, each a link to exactly its rows. */
function numbers(today: TodayShown): readonly Readonly<{ href: string; words: string; count: number }>[] {
  const { undecided, toVerify, toApprove, endings, blocked, overdueQuestions, silent } = today;
  const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
  const systems = systemsOf(undecided);
  return [
    { href: "#silent", count: silent.length, words: many(silent.length, "silent site", "silent sites") },
    { href: "#endings", count: endings.total, words: `${endings.total} ending or ended` },
    { href: "/verify", count: toVerify, words: `${toVerify} to verify` },
    { href: "#approve", count: toApprove.total, words: `${toApprove.total} to approve` },
    { href: "#undecided", count: systems, words: many(systems, "unanswered match", "unanswered matches") },
    { href: "#blocked", count: blocked.total, words: `${blocked.total} blocked by others` },
    {
      href: "#questions",
      count: overdueQuestions.length,
      words: many(overdueQuestions.length, "overdue vendor question", "overdue vendor questions"),
    },
  ].filter(({ count }) => count > 0);
}

/** What is expected of a coordinator now: a sentence with the numbers, then the rows of each. */
export function TodayPage({ today, ask }: Readonly<{ today: TodayShown; ask: AskAction }>) {
  const told = numbers(today);
  const total = told.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    return (
      <Empty title="Nothing waits for you" actions={<ButtonLink href="/incidents">Incidents</ButtonLink>}>
        Every match is decided, nothing waits for your word, and nothing ends within seven days.
      </Empty>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-7">
      <Sentence>
        {total} {total === 1 ? "thing waits" : "things wait"} for you:{" "}
        {told.map(({ href, words }, index) => (
          <span key={href}>
            {index > 0 && ", "}
            <SentenceLink href={href}>{words}</SentenceLink>
          </span>
        ))}
        .
      </Sentence>
      <Silent {...today} />
      <Endings {...today} ask={ask} />
      <Verifying count={today.toVerify} />
      <Approving {...today} />
      <Undeciding {...today} />
      <Blockers {...today} ask={ask} />
      <Questions {...today} />
    </div>
  );
}

function Silent({ silent, now }: TodayShown) {
  return (
    <TodaySection id="silent" title="Sites that have not answered" count={silent.length}>
      {silent.map((row) => (
        <TodayRow
          key={`${row.advisoryId} ${row.siteId}`}
          title={<TextLink href={`/advisories/${row.advisoryId}/answers`}>{row.siteName}</TextLink>}
          where={`${row.undecided + row.withVendor} systems unknown, ${row.trackingId}`}
          note={<Undecided>silent {formatDuration(now.getTime() - firstDue(row.ask).getTime())}</Undecided>}
        />
      ))}
    </TodaySection>
  );
}

const endWords: Readonly<Record<EndKind, string>> = {
  "clinical-decision-needed": "Clinical decision needed",
  "acceptance-expired": "The acceptance expired: decision needed",
  "replacement-plan-missing": "No patch will come, and nothing says how the system is replaced",
  "permit-end-unproved": "A permit is over, its end not proved",
  "report-unresolved": "A worse state was reported",
  clearance: "A clinical clearance ends",
  acceptance: "A risk acceptance ends",
  permit: "A permit ends",
  containment: "A containment is to be attested",
  override: "An override of the priority ends",
};
const hasEnded: ReadonlySet<EndKind> = new Set([
  "clinical-decision-needed",
  "acceptance-expired",
  "replacement-plan-missing",
  "permit-end-unproved",
  "report-unresolved",
]);

function Endings({ endings, now, ask }: TodayShown & Readonly<{ ask: AskAction }>) {
  return (
    <TodaySection
      id="endings"
      title="Ends within 7 days, or has ended"
      count={endings.total}
      more={cut(endings.rows.length, endings.total)}
    >
      {endings.rows.map((row) => {
        const over = hasEnded.has(row.kind);
        const href = row.step ? stepHref(row.key, row.step) : incidentHref(row.key);
        return (
          <TodayRow
            key={`${row.key} ${row.kind}`}
            title={<TextLink href={href}>{endWords[row.kind]}</TextLink>}
            where={<Place {...row} />}
            note={
              <State icon={over ? "alert" : "clock"} tone="waiting">
                {over ? "since " : ""}
                <Time at={row.at} zone={row.zone} now={now} />
              </State>
            }
            {...(row.kind === "clinical-decision-needed" &&
              row.step && {
                action: (
                  <AskButton
                    action={ask}
                    incident={row.key}
                    step={row.step}
                    label="Ask"
                    about={`the clinical lead about ${row.assetTag}`}
                  />
                ),
              })}
          />
        );
      })}
    </TodaySection>
  );
}

function Verifying({ count }: Readonly<{ count: number }>) {
  return (
    <TodaySection id="verify" title="To verify" count={count}>
      <TodayRow
        title={<TextLink href="/verify">{count === 1 ? "1 answer waits" : `${count} answers wait`}</TextLink>}
        where="Steps of others, with the evidence beside the claim"
        action={<ButtonLink href="/verify">Open the queue</ButtonLink>}
      />
    </TodaySection>
  );
}

function Approving({ toApprove }: TodayShown) {
  return (
    <TodaySection
      id="approve"
      title="To approve, your half"
      count={toApprove.total}
      more={cut(toApprove.rows.length, toApprove.total)}
    >
      {toApprove.rows.map((row) => (
        <TodayRow
          key={`${row.key} ${row.step}`}
          title={row.title}
          where={<Place {...row} href={incidentHref(row.key)} />}
          action={<ButtonLink href={approvalHref(row.key, row.purpose)}>Review and sign</ButtonLink>}
        />
      ))}
    </TodaySection>
  );
}

function Undeciding({ undecided }: TodayShown) {
  return (
    <TodaySection id="undecided" title="Unanswered matches" count={systemsOf(undecided)}>
      {undecided.map(({ advisoryId, trackingId, title, systems, sites }) => (
        <TodayRow
          key={advisoryId}
          title={
            <TextLink href={`/advisories/${advisoryId}/matches?standing=unknown`}>
              {systems} {systems === 1 ? "system" : "systems"} at {sites} {sites === 1 ? "site" : "sites"}
            </TextLink>
          }
          where={
            <>
              <Key>{trackingId}</Key> {title}
            </>
          }
          note={<Undecided />}
        />
      ))}
    </TodaySection>
  );
}

function Questions({ overdueQuestions }: TodayShown) {
  return (
    <TodaySection id="questions" title="Overdue vendor questions" count={overdueQuestions.length}>
      {overdueQuestions.map(({ first, systems, state }) => (
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
    </TodaySection>
  );
}
