import { State, Undecided } from "@/components/ui/state";
import { Key, Meta, SectionHeading, Soft, TextLink } from "@/components/ui/text";
import type { AskedQuestion, VendorRefusal } from "@/domain/vendors/asked";
import { calendarDay, formatCalendarDay } from "@/lib/dates";
import type { FormAction } from "@/lib/form-state";
import { AnswerDialog } from "./answer-form";
import { questionWords } from "./words";

type Props = Readonly<{
  questions: readonly AskedQuestion[];
  mayAnswer: (question: AskedQuestion) => boolean;
  action: FormAction<{ answered: number }, VendorRefusal>;
  now: Date;
}>;

const groups = [
  ["overdue", "Overdue"],
  ["answered", "Answered, to be decided"],
  ["waiting", "Waiting"],
  ["no-day", "Waiting without a day"],
] as const;

/** What vendors were asked, overdue first, each with whom to call. */
export function QuestionList({ questions, ...shared }: Props) {
  return (
    <div className="grid gap-8">
      {groups.map(([kind, title]) => {
        const own = questions.filter(({ state }) => state.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind}>
            <SectionHeading ruled aside={`${own.length}`}>
              {title}
            </SectionHeading>
            <ul>
              {own.map((question) => (
                <OneQuestion key={question.first.decisionId} question={question} {...shared} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** The parameters under which the systems of a question stand among the matches. */
function matchesOf({ first, systems }: AskedQuestion): string {
  const sites = new Set(systems.map((system) => system.siteCode));
  const asked = new URLSearchParams({ standing: "vendor-asked" });
  if (sites.size === 1) asked.set("site", first.siteCode);
  if (systems.length === 1) asked.set("q", first.assetTag);
  return asked.toString();
}

function StateText({ question, today }: Readonly<{ question: AskedQuestion; today: string }>) {
  const { first, state } = question;
  const words = questionWords(
    state,
    { answerDue: first.answerDue, answeredOn: first.answer?.answeredOn ?? null },
    today,
  );
  if (state.kind === "overdue") return <Undecided>{words}</Undecided>;
  return (
    <State icon={state.kind === "answered" ? "check" : "clock"} tone="waiting">
      {words}
    </State>
  );
}

function OneQuestion({
  question,
  mayAnswer,
  action,
  now,
}: Readonly<{ question: AskedQuestion }> & Omit<Props, "questions">) {
  const { first, systems } = question;
  const today = calendarDay(now, first.zone);
  return (
    <li className="grid gap-1.5 border-b py-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <TextLink href={`/advisories/${first.advisoryId}`} className="font-medium">
          <Key>{first.trackingId}</Key>
        </TextLink>
        {first.vendorCase && (
          <span>
            Case <Key>{first.vendorCase}</Key>
          </span>
        )}
        <span className="ml-auto">
          <StateText question={question} today={today} />
        </span>
      </div>
      <p className="max-w-[80ch] whitespace-pre-line">{first.question}</p>
      <Contact question={question} today={today} />
      <p>
        {systems.map((system, index) => (
          <span key={system.decisionId}>
            {index > 0 && ", "}
            <TextLink href={`/systems/${system.systemId}`}>
              {system.model} <Key>{system.assetTag}</Key>
            </TextLink>{" "}
            <Soft>{system.siteName}</Soft>
          </span>
        ))}
      </p>
      {first.answer && (
        <p className="max-w-[80ch] border-l-2 pl-3 whitespace-pre-line">{first.answer.text}</p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {first.answer && (
          <TextLink href={`/advisories/${first.advisoryId}/matches?${matchesOf(question)}`}>Decide</TextLink>
        )}
        {mayAnswer(question) && (
          <AnswerDialog
            action={action}
            decisionIds={systems.map((system) => system.decisionId)}
            today={today}
            advisoryId={first.advisoryId}
            matches={matchesOf(question)}
            answer={first.answer}
          />
        )}
      </div>
    </li>
  );
}

function Contact({ question: { first }, today }: Readonly<{ question: AskedQuestion; today: string }>) {
  const { contact } = first;
  return (
    <Meta>
      {contact
        ? [contact.vendor, contact.name, contact.duty, contact.phone, contact.email, contact.hours]
            .filter(Boolean)
            .join(" · ")
        : "No contact was named"}
      . Asked by {first.by}
      {first.askedOn && `, ${formatCalendarDay(first.askedOn, today)}`}.
      {first.missedDue && ` An answer due ${formatCalendarDay(first.missedDue, today)} was missed before.`}
    </Meta>
  );
}
