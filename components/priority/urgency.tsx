import type { Priority } from "@/domain/priority/values";
import { classNames } from "@/lib/class-names";
import { DueText, VendorWaitText } from "./due-text";
import { PriorityMark } from "./priority-mark";
import { WhyPriority } from "./why-priority";

/** How urgent an incident is wherever it stands in a list. */
export type UrgencyShown = Readonly<{
  /** The incident's key. */
  incident: string;
  priority: Priority | null;
  priorityInstead: Priority | null;
  dueAt: Date | null;
  vendorUntil: Date | null;
  zone: string;
  now: Date;
}>;

/** Its priority with why, when it is due, and until when it waits for the vendor: the same in every list of incidents. */
export function Urgency({ className, ...shown }: UrgencyShown & Readonly<{ className?: string }>) {
  const { incident, priority, priorityInstead, dueAt, vendorUntil, zone, now } = shown;
  if (!priority && !dueAt && !vendorUntil) return null;
  return (
    <span className={classNames("grid justify-items-start gap-0.5", className)}>
      {priority && (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <PriorityMark priority={priority} instead={priorityInstead} />
          <WhyPriority incident={incident} priority={priority} />
        </span>
      )}
      {dueAt && <DueText at={dueAt} {...{ zone, now }} />}
      {vendorUntil && <VendorWaitText until={vendorUntil} {...{ zone, now }} />}
    </span>
  );
}
