import { Urgency } from "@/components/priority/urgency";
import { Mark, type MarkState } from "@/components/ui/mark";
import { Key, SectionHeading, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { Priority } from "@/domain/priority/values";

export type SystemIncidentData = Readonly<{
  id: string;
  key: string;
  trackingId: string;
  exposure: MarkState;
  openedAt: Date;
  priority: Priority | null;
  priorityInstead: Priority | null;
  dueAt: Date | null;
  vendorUntil: Date | null;
  closedAt: Date | null;
  endKind: "remediated" | "cancelled" | "withdrawn" | null;
}>;

/** The incidents of a system, open ones first. */
export function SystemIncidents({
  incidents,
  zone,
  now,
}: Readonly<{ incidents: readonly SystemIncidentData[]; zone: string; now: Date }>) {
  return (
    <section>
      <SectionHeading ruled>Incidents</SectionHeading>
      <ul>
        {incidents.map((incident) => (
          <li key={incident.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2">
            <TextLink href={`/incidents/${incident.key}`} className="font-medium">
              <Key>{incident.key}</Key>
            </TextLink>
            <span className="text-ink-2">
              {incident.trackingId}, opened <Time at={incident.openedAt} zone={zone} now={now} show="day" />
              {incident.closedAt && (
                <>
                  , closed <Time at={incident.closedAt} zone={zone} now={now} show="day" />
                </>
              )}
            </span>
            <span className="ml-auto flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
              <Urgency {...incident} incident={incident.key} {...{ zone, now }} />
              <Mark state={incident.endKind ?? incident.exposure} words="short" />
            </span>
          </li>
        ))}
      </ul>
      {incidents.length === 0 && <p className="py-2 text-ink-2">None was ever opened for it.</p>}
    </section>
  );
}
