import type { ReactNode } from "react";
import { stepHref } from "@/components/incidents/place";
import { Urgency } from "@/components/priority/urgency";
import { Mark } from "@/components/ui/mark";
import { CellLink, Key, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { ExposureValue } from "@/domain/checklist/evaluation";
import type { LastAsk } from "@/domain/incidents/asking";
import type { Priority } from "@/domain/priority/values";
import type { ToVerify } from "@/domain/verify-queue/queue";
import { waitingWords } from "@/domain/verify-queue/waiting-words";
import { QueueProof } from "./queue-proof";

/** An answer that waits for a word, at its incident. */
export type QueueItem = ToVerify &
  Readonly<{
    incident: Readonly<{
      key: string;
      siteName: string;
      zone: string;
      assetTag: string;
      systemName: string;
      location: string;
      exposure: ExposureValue;
      priority: Priority | null;
      priorityInstead: Priority | null;
      vendorUntil: Date | null;
    }>;
    dueAt: Date | null;
    /** When somebody last asked for it. */
    asked: LastAsk | null;
  }>;

/** One answer with its proof beside it: what is claimed at the left, what shows it at the right. */
export function QueueEntry({
  item,
  naming,
  now,
  level,
  beside,
  children,
}: Readonly<{
  item: QueueItem;
  /** The reader may open evidence. */
  naming: boolean;
  now: Date;
  /** Of its heading: 3 below a section's own. */
  level: 2 | 3;
  /** What stands before the title: a tick box. */
  beside?: ReactNode;
  /** What can be done with it, or why nothing can. */
  children: ReactNode;
}>) {
  const { incident, step, title, waitsFor, holds, dueAt } = item;
  const Heading = level === 2 ? "h2" : "h3";
  const { key, zone, systemName, assetTag, siteName, location, exposure } = incident;
  return (
    <li data-row={item.attempt.id} className="grid gap-3 border-t px-4 py-3.5 first:border-t-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {beside}
        <div className="min-w-0 flex-1 basis-64">
          <Heading className="text-lead leading-tight font-strong">
            <CellLink href={stepHref(key, step)} className="font-strong!">
              {title}
            </CellLink>
          </Heading>
          <p>
            {systemName} <Key>{assetTag}</Key>{" "}
            <span className="text-ink-2">{[siteName, location].filter(Boolean).join(", ")}</span>
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Mark state={exposure} words="short" />
          <Urgency {...incident} incident={key} {...{ dueAt, zone, now }} />
        </div>
      </div>
      <div className="grid gap-x-6 gap-y-3 tablet:grid-cols-2">
        <div className="grid content-start gap-1">
          <p className="font-medium">{waitingWords[waitsFor]}</p>
          <Claim item={item} now={now} />
          {holds > 0 && (
            <Meta>
              {holds} step{holds === 1 ? " waits" : "s wait"} for it
            </Meta>
          )}
        </div>
        <QueueProof item={item} zone={zone} naming={naming} now={now} />
      </div>
      {children}
    </li>
  );
}

function Claim({ item: { attempt, record, incident }, now }: Readonly<{ item: QueueItem; now: Date }>) {
  const { by, doneAt, recordedAt, reason } = attempt;
  const late = recordedAt.getTime() - doneAt.getTime() > 5 * 60_000;
  return (
    <p className="text-ink-2">
      {by.name} claims <Time at={doneAt} zone={incident.zone} now={now} />
      {record && `: ${record}`}
      {reason && `: ${reason}`}
      {late && (
        <span className="block">
          Recorded <Time at={recordedAt} zone={incident.zone} now={now} />
        </span>
      )}
    </p>
  );
}
