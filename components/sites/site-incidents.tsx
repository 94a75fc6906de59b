import { incidentsHref } from "@/components/incident-list/address";
import { Urgency } from "@/components/priority/urgency";
import { Mark, type MarkState } from "@/components/ui/mark";
import { Key, SectionHeading, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { everyOpenIncident } from "@/domain/incidents/list-filter";
import type { Priority } from "@/domain/priority/values";

type OpenIncident = Readonly<{
  id: string;
  key: string;
  systemId: string;
  assetTag: string;
  systemName: string;
  trackingId: string;
  exposure: MarkState;
  openedAt: Date;
  priority: Priority | null;
  priorityInstead: Priority | null;
  dueAt: Date | null;
  vendorUntil: Date | null;
}>;

/** The open incidents of a site, each with its system and how exposed it is now. */
export function SiteIncidents({
  incidents,
  siteCode,
  zone,
  now,
}: Readonly<{ incidents: readonly OpenIncident[]; siteCode: string; zone: string; now: Date }>) {
  const href = incidentsHref({ ...everyOpenIncident, site: siteCode });
  return (
    <section>
      <SectionHeading
        ruled
        aside={
          incidents.length > 0 ? (
            <TextLink
              href={href}
              aria-label={`${incidents.length} open ${incidents.length === 1 ? "incident" : "incidents"}`}
            >
              {incidents.length}
            </TextLink>
          ) : undefined
        }
      >
        Open incidents
      </SectionHeading>
      <ul>
        {incidents.map((incident) => (
          <li key={incident.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2">
            <TextLink href={`/incidents/${incident.key}`} className="font-medium">
              <Key>{incident.key}</Key>
            </TextLink>
            <span className="min-w-0">
              {incident.systemName} <Key className="text-ink-2">{incident.assetTag}</Key>
              <span className="block text-meta text-ink-3">
                {incident.trackingId}, opened <Time at={incident.openedAt} zone={zone} now={now} show="day" />
              </span>
            </span>
            <span className="ml-auto flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
              <Urgency {...incident} incident={incident.key} {...{ zone, now }} />
              <Mark state={incident.exposure} words="short" />
            </span>
          </li>
        ))}
      </ul>
      {incidents.length === 0 && <p className="py-2 text-ink-2">No incident is open here.</p>}
    </section>
  );
}
