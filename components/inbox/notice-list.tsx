import { DrillMark } from "@/components/drills/drill-mark";
import { incidentHref, stepHref } from "@/components/incidents/place";
import { Told } from "@/components/incidents/told";
import { CellLink, Key, Meta, SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { asTimelineEvent, tellEvent } from "@/domain/incidents/event-words";
import type { NoticeKind } from "@/domain/notices/notice";
import { noticeWords } from "@/domain/notices/notice-words";
import { formatInstant } from "@/lib/dates";
import type { FormAction } from "@/lib/form-state";
import { ReadButton } from "./read-button";

export type ListedNotice = Readonly<{
  id: string;
  kind: NoticeKind;
  stepKey: string | null;
  createdAt: Date;
  readAt: Date | null;
  event: Readonly<{ type: string; data: unknown; at: Date; actorName: string }>;
  incident: string;
  drill: boolean;
  assetTag: string;
  systemName: string;
  siteName: string;
  zone: string;
}>;

export type ReadAction = FormAction<null, Readonly<{ code: string; sentence: string }>>;

type Props = Readonly<{ notices: readonly ListedNotice[]; now: Date; action: ReadAction }>;

/** What a person was told: unread above, read below. */
export function NoticeList({ notices, now, action }: Props) {
  const unread = notices.filter(({ readAt }) => readAt === null);
  const read = notices.filter(({ readAt }) => readAt !== null);
  return (
    <div className="grid gap-8">
      {unread.length > 0 && (
        <section aria-labelledby="unread">
          <SectionHeading
            id="unread"
            ruled
            aside={
              unread.length > 1 && (
                <ReadButton
                  action={action}
                  ids={unread.map(({ id }) => id)}
                  label={`Mark ${unread.length} as read`}
                />
              )
            }
          >
            Unread
          </SectionHeading>
          <ul>
            {unread.map((notice) => (
              <Row key={notice.id} {...{ notice, now, action }} />
            ))}
          </ul>
        </section>
      )}
      {read.length > 0 && (
        <section aria-labelledby="read">
          <SectionHeading id="read" ruled>
            Read
          </SectionHeading>
          <ul>
            {read.map((notice) => (
              <Row key={notice.id} {...{ notice, now, action }} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Why the person is told; of a step that was due it is said as people say it. */
function titleOf({ kind, event }: ListedNotice): string {
  const known = asTimelineEvent(event);
  const isDue = known?.type === "expiry.passed" && known.data.kind === "due";
  return isDue ? "Overdue" : noticeWords[kind];
}

function Row({ notice, now, action }: Readonly<{ notice: ListedNotice; now: Date; action: ReadAction }>) {
  const { incident, stepKey, zone, event, readAt } = notice;
  const href = stepKey ? stepHref(incident, stepKey) : incidentHref(incident);
  const title = titleOf(notice);
  const what = `${title}, ${incident}`;
  const sentenceId = `notice-${notice.id}`;
  return (
    <li className="grid gap-x-6 gap-y-1 border-b py-3 tablet:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <CellLink
            href={href}
            aria-label={what}
            aria-describedby={sentenceId}
            className={readAt === null ? "font-strong" : "font-regular"}
          >
            {title}
          </CellLink>
          <span className="text-ink-2">
            <Key>{incident}</Key> · {notice.systemName} <Key>{notice.assetTag}</Key> · {notice.siteName}
          </span>
          {notice.drill && <DrillMark />}
        </p>
        <p id={sentenceId} className="max-w-[80ch] text-ink-2 wrap-anywhere">
          <Sentence event={event} place={{ incident, zone, now }} />
        </p>
      </div>
      <div className="flex items-center gap-3 tablet:justify-end">
        <Meta>
          <Time at={notice.createdAt} zone={zone} now={now} show="moment" />
        </Meta>
        {readAt === null && (
          <ReadButton
            action={action}
            ids={[notice.id]}
            label="Mark as read"
            about={what}
            describedBy={sentenceId}
          />
        )}
      </div>
    </li>
  );
}

function Sentence({
  event,
  place,
}: Readonly<{
  event: ListedNotice["event"];
  place: Readonly<{ incident: string; zone: string; now: Date }>;
}>) {
  const known = asTimelineEvent(event);
  if (!known) return `${event.actorName}: ${event.type}`;
  const tell = (at: Date) => formatInstant(at, place.zone, place.now);
  return (
    <Told
      sentence={tellEvent(known, { who: event.actorName, recordedAt: event.at, tell })}
      place={place}
      amongOthers
    />
  );
}
