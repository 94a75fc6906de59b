import { Refusal } from "@/components/ui/note";
import { Panel, PanelPart } from "@/components/ui/panel";
import type { RefusalCode } from "@/domain/checklist/refusal";
import type { StepActs } from "@/domain/incidents/step-acts";
import { formatInstant } from "@/lib/dates";
import { ActForm } from "./act-form";
import { ActReason } from "./act-reason";
import { AskedField } from "./asked-field";
import { SimpleAct } from "./simple-act";
import { unmetOf } from "./step-standing";
import type { StepView } from "./step-view";
import { readAsked } from "./texts-asked";

type Review = NonNullable<StepActs["review"]>;

const words: Readonly<
  Record<Review["waitsFor"], Readonly<{ ask: string; submit: string; meaning: string }>>
> = {
  verification: {
    ask: "Is it done as the proof shows?",
    submit: "Verify",
    meaning: "It goes back to its doer with your reason. What rests on it comes in question.",
  },
  "not-applicable": {
    ask: "Does the step not apply here?",
    submit: "Agree that it does not apply",
    meaning: "The step is asked for again, with your reason.",
  },
  "late-time": {
    ask: "Was it done at the claimed time?",
    submit: "Confirm the time",
    meaning: "It goes back to its doer with your reason.",
  },
};

/** The second pair of eyes: verify or return another person's answer, confirm one in question, take one's own back. */
export function StepReview(view: StepView) {
  const { acts, facts } = view;
  if (facts.incident.closed) return null;
  return (
    <>
      {acts.review && <Verify view={view} review={acts.review} />}
      {acts.confirm?.theirs && <Confirm view={view} confirm={acts.confirm} />}
      {acts.takeBack && !(acts.review && !acts.review.barred) && <TakeBack view={view} {...acts.takeBack} />}
    </>
  );
}

function Verify({ view, review }: Readonly<{ view: StepView; review: Review }>) {
  const { now, place, actions } = view;
  const { ask, submit, meaning } = words[review.waitsFor];
  const { barred } = review;
  if (barred?.code === "own-work") return <p className="text-ink-2">{barred.sentence}</p>;
  if (barred && !provesNothing.includes(barred.code)) return null;
  const hidden = { attemptId: review.attempt };
  const { latest } = now;
  const asked = view.ports && latest?.outcome === "done" ? readAsked(view.ports.toVerify, null) : [];
  return (
    <Panel tone="strong">
      <PanelPart mine>
        <h3 className="font-strong">{ask}</h3>
        {latest && (
          <p className="mb-3 text-ink-2">
            {latest.by.name} claims {formatInstant(latest.doneAt, place.zone, place.now)}
            {latest.reason ? `: ${latest.reason}` : "."}
          </p>
        )}
        {!barred && asked.length > 0 && (
          <p className="mb-3">The portal cannot read the file. Read it yourself and say what it shows.</p>
        )}
        {barred && (
          <div className="mb-3">
            <Refusal title="It cannot be verified." announced={false} unmet={unmetOf([barred], place)} />
          </div>
        )}
        <div className="flex flex-wrap items-start gap-3">
          {!barred && (
            <ActForm action={actions.verify} place={place} hidden={hidden} submit={submit}>
              {() =>
                asked.map((each) => <AskedField key={each.key} asked={each} name={`answer.${each.key}`} />)
              }
            </ActForm>
          )}
          <ActReason
            opener="Return it…"
            title={`Return “${now.title}”`}
            explain={meaning}
            label="What is missing"
            submit="Return it"
            action={actions.reject}
            place={place}
            hidden={hidden}
          />
        </div>
      </PanelPart>
    </Panel>
  );
}

/** What keeps a coordinator from verifying, and not from returning: the proof itself. */
const provesNothing: readonly RefusalCode[] = [
  "no-port-proof",
  "ports-not-confirmed",
  "ports-open",
  "ports-not-scanned",
  "scan-outdated",
  "scan-of-another-system",
  "scan-unreadable",
  "patch-not-named",
  "wrong-patch",
];

type Confirmation = NonNullable<StepActs["confirm"]>;

function Confirm({ view, confirm }: Readonly<{ view: StepView; confirm: Confirmation }>) {
  const { place, actions } = view;
  if (confirm.outlived) return <p className="text-ink-2">The system was moved since: do the step again.</p>;
  if (confirm.blockers.length > 0) {
    return (
      <Refusal
        title="It can be confirmed once what it rests on stands again."
        announced={false}
        unmet={unmetOf(confirm.blockers, place)}
      />
    );
  }
  return (
    <SimpleAct
      action={actions.confirm}
      place={place}
      hidden={{ attemptId: confirm.attempt }}
      submit="It still stands"
      aside={
        <span className="text-ink-2">
          You then count as a doer{confirm.verifiedAgain && ", and another person verifies it again"}.
        </span>
      }
    />
  );
}

function TakeBack({ view, attempt, own }: Readonly<{ view: StepView; attempt: string; own: boolean }>) {
  const { now, place, actions } = view;
  return (
    <div>
      <ActReason
        opener={own ? "Take it back…" : "Reopen it…"}
        title={`${own ? "Take back" : "Reopen"} “${now.title}”`}
        explain="The answer is kept and counts no more. Every done step that rests on it comes in question."
        label="Why"
        submit={own ? "Take it back" : "Reopen it"}
        action={actions.reopen}
        place={place}
        hidden={{ attemptId: attempt }}
        look="quiet"
      />
    </div>
  );
}
