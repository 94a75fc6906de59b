import { type AskAction, AskButton } from "@/components/today/ask-button";
import { ButtonLink } from "@/components/ui/button";
import { UnmetList } from "@/components/ui/note";
import { Panel, PanelPart } from "@/components/ui/panel";
import { Meta, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { anyOfThem } from "@/domain/checklist/sentences";
import type { LastAsk } from "@/domain/incidents/asking";
import type { NextAct } from "@/domain/incidents/next-act";
import type { LockedStep, NextActs } from "@/domain/incidents/next-acts";
import { lackWords } from "@/domain/incidents/step-words";
import { inZone } from "@/domain/incidents/told-times";
import { approvalHref, type IncidentPlace, stepHref } from "./place";

const lockedShown = 2;
/** How the reader asks for a step that holds others up, and who was asked before. */
export type Asking = Readonly<{
  action: AskAction;
  about: string;
  holds: (step: string) => number;
  last: readonly LastAsk[];
}>;
type TitleOf = (key: string) => string | undefined;

/** What may happen next: what is expected of the reader, what others do, what is locked and by what. */
export function NextPanel({
  acts: { mine, others, locked },
  place,
  open,
  titleOf,
  asking,
}: Readonly<{
  acts: NextActs;
  place: IncidentPlace;
  /** Null: the reader asks nobody here. */
  asking: Asking | null;
  /** The step that is open; its own button is then the filled one. */
  open: string | null;
  titleOf: TitleOf;
}>) {
  const opened = mine.some((act) => act.step === open);
  return (
    <Panel tone="strong">
      <section aria-labelledby="next">
        <PanelPart>
          <h2 id="next" className="text-lead leading-tight font-strong">
            What may happen next
          </h2>
        </PanelPart>
        {mine.length + others.length + locked.length === 0 && (
          <PanelPart>
            <p className="text-ink-2">Nothing waits for anyone.</p>
          </PanelPart>
        )}
        {mine.map((act, index) => (
          <PanelPart key={keyOf(act)} mine>
            <Mine act={act} place={place} filled={index === 0 && !opened} open={act.step === open} />
          </PanelPart>
        ))}
        {others.map((act) => (
          <PanelPart key={keyOf(act)}>
            <Theirs act={act} place={place} asking={asking} />
          </PanelPart>
        ))}
        {locked.slice(0, lockedShown).map((step) => (
          <PanelPart key={step.step}>
            <Locked step={step} place={place} titleOf={titleOf} />
          </PanelPart>
        ))}
        {locked.length > lockedShown && (
          <PanelPart>
            <p className="text-meta text-ink-3">
              {locked.length - lockedShown} more are locked behind these.
            </p>
          </PanelPart>
        )}
      </section>
    </Panel>
  );
}

const keyOf = (act: NextAct) => `${act.act} ${act.step} ${act.note}`;

const hrefOf = ({ purpose, step }: NextAct, { incident }: IncidentPlace): string =>
  purpose ? approvalHref(incident, purpose) : stepHref(incident, step);

const buttons: Readonly<Record<NextAct["act"], string>> = {
  do: "Go to the step",
  again: "Go to the step",
  verify: "Review it",
  confirm: "Look at it again",
  sign: "Read and sign",
  decide: "Give an answer",
};

function Mine({
  act,
  place,
  filled,
  open,
}: Readonly<{ act: NextAct; place: IncidentPlace; filled: boolean; open: boolean }>) {
  return (
    <div className="grid justify-items-start gap-1">
      <span className="text-meta font-medium text-accent">You</span>
      <span className="font-strong">{act.title}</span>
      <Notes act={act} place={place} />
      {open ? (
        <span className="text-meta text-ink-3">It is open on this page.</span>
      ) : filled ? (
        <ButtonLink href={hrefOf(act, place)} look="primary" className="mt-1.5">
          {buttons[act.act]}
        </ButtonLink>
      ) : (
        <TextLink href={hrefOf(act, place)}>{buttons[act.act]}</TextLink>
      )}
    </div>
  );
}

function Notes({ act, place }: Readonly<{ act: NextAct; place: IncidentPlace }>) {
  return (
    <>
      {act.note && <span className="text-ink-2">{inZone(act.note, place.zone, place.now)}</span>}
      {act.unlocks.length > 0 && <span className="text-ink-2">Unlocks: {act.unlocks.join(", ")}.</span>}
    </>
  );
}

function Theirs({
  act,
  place,
  asking,
}: Readonly<{ act: NextAct; place: IncidentPlace; asking: Asking | null }>) {
  const holds = asking?.holds(act.step) ?? 0;
  return (
    <div className="grid gap-0.5">
      <span className="text-meta text-ink-3">{anyOfThem(act.who)}</span>
      <TextLink
        href={stepHref(place.incident, act.step)}
        className="font-strong text-ink no-underline hover:underline"
      >
        {act.title}
      </TextLink>
      <Notes act={act} place={place} />
      {asking && holds > 0 && act.who.length > 0 && <Ask {...{ act, place, asking, holds }} />}
    </div>
  );
}

/** With one click: the step of others is waited for. */
function Ask({
  act: { step, title },
  place,
  asking: { action, about, last },
  holds,
}: Readonly<{ act: NextAct; place: IncidentPlace; asking: Asking; holds: number }>) {
  const asked = last.find((each) => each.step === step);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
      <AskButton
        action={action}
        incident={place.incident}
        step={step}
        label={asked ? "Ask again" : "Ask"}
        about={`${title}, ${about}`}
      />
      <Meta>
        {holds} {holds === 1 ? "step waits" : "steps wait"} for it
        {asked && (
          <>
            . {asked.by} asked <Time at={asked.at} zone={place.zone} now={place.now} show="moment" />
          </>
        )}
      </Meta>
    </div>
  );
}

function Locked({
  step,
  place,
  titleOf,
}: Readonly<{ step: LockedStep; place: IncidentPlace; titleOf: TitleOf }>) {
  return (
    <div className="grid gap-0.5">
      <span className="text-meta text-ink-3">Locked</span>
      <TextLink
        href={stepHref(place.incident, step.step)}
        className="font-strong text-ink no-underline hover:underline"
      >
        {step.title}
      </TextLink>
      <UnmetList
        unmet={step.blockers.map((blocker) => ({
          missing: inZone(lackWords(blocker, titleOf), place.zone, place.now),
          who: blocker.who.length > 0 ? [anyOfThem(blocker.who)] : [],
        }))}
      />
    </div>
  );
}
