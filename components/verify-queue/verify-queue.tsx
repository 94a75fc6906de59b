import { ButtonLink } from "@/components/ui/button";
import { Tick } from "@/components/ui/choice";
import { Empty } from "@/components/ui/empty";
import { Panel } from "@/components/ui/panel";
import { type Stretch, StretchPages } from "@/components/ui/stretch-pages";
import { Kbd, Lead, SectionHeading } from "@/components/ui/text";
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
}>;

const waiting = (count: number) =>
  count === 1 ? "1 answer waits for your word." : `${count} answers wait for your word.`;

/** Everything that waits for a coordinator's word, the evidence beside the claim. */
export function VerifyQueue({ items, own, page, naming, now, action }: QueueProps) {
  return (
    <div className="grid gap-8">
      {items.length === 0 ? (
        <Empty
          title="Nothing waits for your word"
          actions={<ButtonLink href="/incidents">Incidents</ButtonLink>}
        >
          When somebody at your sites does a step that another person verifies, it stands here.
        </Empty>
      ) : (
        <ReviewForm action={action}>
          <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <Lead>{waiting(items.length)}</Lead>
            <p className="text-meta text-ink-3 max-tablet:hidden">
              <Kbd>j</Kbd> <Kbd>k</Kbd> move, <Kbd>x</Kbd> selects, <Kbd>v</Kbd> verifies, <Kbd>r</Kbd>{" "}
              returns
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
                  {null}
                </QueueEntry>
              ))}
            </ul>
          </Panel>
        </ReviewForm>
      )}
      {own.length > 0 && <OwnWork {...{ own, naming, now }} />}
      <StretchPages of={page} noun="incidents" href="/verify" />
    </div>
  );
}

/** One's own work: shown, and never verified by oneself. */
function OwnWork({ own, naming, now }: Pick<QueueProps, "own" | "naming" | "now">) {
  return (
    <section aria-labelledby="own-work">
      <SectionHeading id="own-work" ruled aside={own.length}>
        Waits for another person
      </SectionHeading>
      <ul>
        {own.map((item) => (
          <QueueEntry key={item.attempt.id} {...{ item, naming, now }} level={3}>
            <p className="text-ink-2">
              {item.barred?.sentence}{" "}
              {item.barred && item.barred.who.length > 0 && `${item.barred.who.join(" or ")} can.`}
            </p>
          </QueueEntry>
        ))}
      </ul>
    </section>
  );
}
