import type { IncidentPlace } from "@/components/incidents/place";
import { Details } from "@/components/ui/details";
import { State } from "@/components/ui/state";
import { SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { clinicalQuestions } from "@/domain/checklist/clinical-questions";
import type { Review } from "@/domain/checklist/facts";
import { patchKeys } from "@/domain/checklist/patch";
import { readInWords } from "@/domain/checklist/read-off";
import type { Step } from "@/domain/checklist/template";
import type { HistoryEntry } from "@/domain/incidents/step-history";
import { proofLabel } from "@/domain/incidents/step-words";
import { inZone } from "@/domain/incidents/told-times";
import { classNames } from "@/lib/class-names";
import { EvidenceLink } from "./evidence-link";
import { RecordTold } from "./record-told";
import type { StepView } from "./step-view";

/** Every answer the step had and what became of each, newest first. */
export function StepHistory({ history, now, facts, place, naming }: StepView) {
  if (now.step.kind === "impact") return <ImpactHistory facts={facts} place={place} />;
  if (history.length === 0) return null;
  return (
    <section>
      <SectionHeading level={3} aside={history.length > 1 ? `${history.length} answers` : undefined}>
        What was answered
      </SectionHeading>
      <ol className="border-t">
        {history.map((entry) => (
          <li key={entry.attempt.id} className="border-b py-2">
            <Entry entry={entry} step={now.step} place={place} naming={naming}>
              <RecordTold facts={facts} recordId={entry.attempt.recordId} place={place} />
            </Entry>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Every answer for patient care: a later one replaces the one before without a new answer to the step. */
function ImpactHistory({ facts, place }: Pick<StepView, "facts" | "place">) {
  const answers = facts.impactAnswers.toReversed();
  if (answers.length === 0) return null;
  return (
    <section>
      <SectionHeading level={3}>What was answered</SectionHeading>
      <ol className="border-t">
        {answers.map((answer, index) => (
          <li key={answer.id} className={classNames("border-b py-2", index > 0 && "text-ink-3")}>
            <p>
              <span className="font-medium">{answer.by.name}</span>,{" "}
              <Time at={answer.at} zone={place.zone} now={place.now} />
              {index > 0 && ", replaced"}
            </p>
            <RecordTold facts={facts} recordId={answer.id} place={place} />
            <QuestionsTold
              questions={answer.questions}
              open={index === 0 && Object.keys(answer.questions).length > 0}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Every clinical question with its answer; one without is unknown, and said to be. */
function QuestionsTold({
  questions,
  open,
}: Readonly<{ questions: Readonly<Record<string, string>>; open: boolean }>) {
  const unknown = clinicalQuestions.filter(({ key }) => !questions[key]).length;
  const { length } = clinicalQuestions;
  return (
    <Details
      summary={`Clinical questions: ${length - unknown} of ${length} answered, ${unknown} unknown`}
      {...(open && { open })}
      className="mt-1"
    >
      <dl className="grid gap-2">
        {clinicalQuestions.map(({ key, text }) => (
          <div key={key}>
            <dt className="text-meta text-ink-3">{text}</dt>
            <dd className="whitespace-pre-line">
              {questions[key] ?? <State icon="question">Unknown</State>}
            </dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}

const outcomes = {
  done: "Done",
  cannot: "Could not be done",
  "not-applicable": "Said not to apply",
} as const;

function Entry({
  entry: { attempt, late, ended, reviews, files },
  step,
  place,
  naming,
  children,
}: Readonly<{
  entry: HistoryEntry;
  step: Step;
  place: IncidentPlace;
  naming: boolean;
  children: React.ReactNode;
}>) {
  const when = { zone: place.zone, now: place.now };
  return (
    <div className={classNames("grid gap-0.5", ended && "text-ink-3")}>
      <p>
        <span className={classNames("font-medium", ended && "line-through")}>
          {outcomes[attempt.outcome]}
        </span>{" "}
        by {attempt.by.name}, <Time at={attempt.doneAt} {...when} />
        {late && (
          <span className="text-waiting">
            , recorded <Time at={attempt.recordedAt} {...when} />
          </span>
        )}
        {attempt.reason && <>: {attempt.reason}</>}
      </p>
      {children}
      <AnswerTexts answers={attempt.answers} step={step} />
      {files.length > 0 && (
        <p className="text-meta text-ink-3">
          {naming
            ? files.map((file, index) => (
                <span key={file.id}>
                  {index > 0 && ", "}
                  <EvidenceLink id={file.id} name={file.name} />
                </span>
              ))
            : `${files.length} ${files.length === 1 ? "file" : "files"}`}
        </p>
      )}
      {reviews.map((review) => (
        <p key={review.id} className="text-meta text-ink-3">
          {reviewed(review, place)}, <Time at={review.at} {...when} />
          {readInWords(review.answers).length > 0 &&
            `. Read in the file: ${readInWords(review.answers).join("; ")}`}
        </p>
      ))}
    </div>
  );
}

function reviewed({ kind, by, reason }: Review, place: IncidentPlace): string {
  const why = reason ? `: ${inZone(reason, place.zone, place.now)}` : "";
  switch (kind) {
    case "verified":
      return `Verified by ${by.name}`;
    case "rejected":
      return `Returned by ${by.name}${why}`;
    case "reopened":
      return `Taken back by ${by.name}${why}`;
    case "questioned":
      return `In question${why}`;
    case "confirmed":
      return `Confirmed by ${by.name}`;
  }
}

function AnswerTexts({ answers, step }: Readonly<{ answers: Readonly<Record<string, string>>; step: Step }>) {
  const asks = [
    { key: patchKeys.package, label: "package on the console" },
    { key: patchKeys.version, label: "version on the console" },
    ...step.evidence,
  ];
  const given = asks.filter((asked) => answers[asked.key]?.trim());
  const read = readInWords(answers);
  if (given.length + read.length === 0) return null;
  return (
    <dl>
      {read.length > 0 && (
        <div>
          <dt className="inline text-ink-3">Read in the file: </dt>
          <dd className="inline">{read.join("; ")}</dd>
        </div>
      )}
      {given.map((asked) => (
        <div key={asked.key}>
          <dt className="inline text-ink-3">{proofLabel(asked.label)}: </dt>
          <dd className="inline whitespace-pre-line">{answers[asked.key]}</dd>
        </div>
      ))}
    </dl>
  );
}
