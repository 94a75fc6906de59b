import { stepHref } from "@/components/incidents/place";
import { type AskAction, AskButton } from "@/components/today/ask-button";
import { ButtonLink } from "@/components/ui/button";
import { Tick } from "@/components/ui/choice";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { type Stretch, StretchPages } from "@/components/ui/stretch-pages";
import { TakeAway } from "@/components/ui/take-away";
import { Kbd, Lead, Meta, SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { anyOfThem, capital } from "@/domain/checklist/sentences";
import { inZone } from "@/domain/incidents/told-times";
import { QueueEntry, type QueueItem } from "./queue-item";
import { type ReviewAction, ReviewForm } from "./review-form";

type QueueProps = Readonly<{
  items: readonly QueueItem[];
  /** What waits for another person's word, because the reader did it. */
  own: readonly QueueItem[];
  /** Which of the incidents stand here. */
  page: Stretch;
  naming: boolean;
  now: Date;
  action: ReviewAction;
  ask: AskAction;
}>;

const waiting = (count: number) =>
  count === 1 ? "1 answer waits for your word." : `${count} answers wait for your word.`;

/** Everything that waits for a coordinator's word, the evidence beside the claim. */
export function VerifyQueue({ items, own, page, naming, now, action, ask }: QueueProps) {
  return (
    <div className="grid gap-8">
      <ReviewForm action={action}>
        {items.length === 0 ? (
          <Empty
            title="Nothing waits for your word"
            actions={<ButtonLink href="/incidents">Incidents</ButtonLink>}
          >
            When somebody at your sites does a step that another person verifies, it stands here.
          </Empty>
        ) : (
          <Waiting {...{ items, naming, now }} />
        )}
      </ReviewForm>
      {own.length > 0 && <OwnWork {...{ own, naming, now, ask }} />}
      <StretchPages of={page} noun="incidents" href="/verify" />
      {items.length + own.length > 0 && <TakeAway list="verify-queue" />}
    </div>
  );
}

function Waiting({ items, naming, now }: Pick<QueueProps, "items" | "naming" | "now">) {
  return (
    <>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <Lead>{waiting(items.length)}</Lead>
        <p className="text-meta text-ink-3 max-tablet:hidden">
          <Kbd>j</Kbd> <Kbd>k</Kbd> move, <Kbd>x</Kbd> or <Kbd>Space</Kbd> selects, <Kbd>v</Kbd> verifies,{" "}
          <Kbd>r</Kbd> returns
        </p>
      </div>
      <Panel>
        <ul aria-label="To verify">
          {items.map((item) => (
            <QueueEntry
              key={item.attempt.id}
              {...{ item, naming, now }}
              level={2}
              beside={
                <Tick
                  name="items"
                  value={`${item.incident.key} ${item.attempt.id}`}
                  data-selects
                  aria-label={`Select ${item.title}, ${item.incident.assetTag}`}
                />
              }
            >
              {!item.barred && item.toRead.length > 0 && <ReadAtStep item={item} />}
              {item.barred && (
                <State icon="lock" tone="waiting">
                  <b className="font-strong">It cannot be verified.</b>{" "}
                  <span className="text-ink">
                    {notYetSaid(item) && inZone(item.barred.sentence, item.incident.zone, now)} You can return
                    it.
                  </span>
                </State>
              )}
            </QueueEntry>
          ))}
        </ul>
      </Panel>
    </>
  );
}

/** A file that the portal cannot read: who verifies says of each port what it shows, where there is room for it. */
const ReadAtStep = ({ item: { incident, step, title, toRead } }: Readonly<{ item: QueueItem }>) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
    <State icon="alert" tone="waiting">
      <b className="font-strong">You read the file.</b>{" "}
      <span className="text-ink">
        Say what it shows of {toRead.join(", ")}, and where, at the step. From here you can only return it.
      </span>
    </State>
    <ButtonLink
      href={stepHref(incident.key, step)}
      aria-label={`Read it and verify it: ${title}, ${incident.assetTag}`}
    >
      Read it and verify it
    </ButtonLink>
  </div>
);

/** Whether what bars an answer does not stand beside one of its files already. */
const notYetSaid = ({ barred, read }: QueueItem): boolean =>
  read.every(({ faults }) => !faults?.includes(barred?.sentence ?? ""));

/** One's own work: shown, never verified by oneself, and asked for with one click. */
function OwnWork({ own, naming, now, ask }: Pick<QueueProps, "own" | "naming" | "now" | "ask">) {
  return (
    <section aria-labelledby="own-work">
      <SectionHeading id="own-work" ruled aside={own.length}>
        Waits for another person
      </SectionHeading>
      <ul>
        {own.map((item) => (
          <QueueEntry key={item.attempt.id} {...{ item, naming, now }} level={3}>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <p className="text-ink-2">
                {item.barred?.sentence} {whoCan(item)}
                {item.asked && (
                  <Meta className="block">
                    {item.asked.by} asked {item.asked.who.join(", ")},{" "}
                    <Time at={item.asked.at} zone={item.incident.zone} now={now} show="moment" />
                  </Meta>
                )}
              </p>
              {(item.barred?.who.length ?? 0) > 0 && (
                <AskButton
                  action={ask}
                  incident={item.incident.key}
                  step={item.step}
                  label={item.asked ? "Ask again" : "Ask"}
                  about={`${item.title}, ${item.incident.assetTag}`}
                />
              )}
            </div>
          </QueueEntry>
        ))}
      </ul>
    </section>
  );
}

const whoCan = ({ barred }: QueueItem): string => {
  if (!barred) return "";
  return barred.who.length > 0
    ? `${capital(anyOfThem(barred.who))} can.`
    : "Nobody else at the site can: ask an administrator.";
};
