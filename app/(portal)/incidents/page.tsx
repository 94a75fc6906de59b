import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { incidentsHref } from "@/components/incident-list/address";
import { IncidentList } from "@/components/incident-list/incident-list";
import { Page, PageHead } from "@/components/layout/page";
import { Tabs } from "@/components/ui/tabs";
import { mayAnywhere } from "@/domain/access/places";
import { askedFor, type IncidentFilter, readIncidentFilter, standings } from "@/domain/incidents/list-filter";
import { listIncidents } from "@/server/incidents/list-incidents";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Incidents" };

const standingNames = { open: "Open", closed: "Closed", all: "All" } as const;

export default async function IncidentsPage({ searchParams }: PageProps<"/incidents">) {
  const [caller, asked] = [await requireCaller(), await searchParams];
  if (!mayAnywhere(caller, "incident:read")) notFound();
  const filter = readIncidentFilter(asked);
  const { rows, sites, advisories, ...list } = await listIncidents(caller, {
    filter,
    after: askedFor(asked, "after"),
  });
  return (
    <Page
      crumbs={[{ label: "Incidents" }]}
      head={
        <PageHead title="Incidents">
          <Standings filter={filter} />
        </PageHead>
      }
    >
      <IncidentList
        {...list}
        filter={filter}
        incidents={rows}
        choices={{ sites, advisories }}
        mayOpen={mayAnywhere(caller, "incident:open")}
      />
    </Page>
  );
}

/** Another tab keeps the place the list is narrowed to, and drops the state, which may not exist there. */
function Standings({ filter }: Readonly<{ filter: IncidentFilter }>) {
  const tabs = standings.map((standing) => ({
    href: incidentsHref({
      ...filter,
      standing,
      ...{ state: null, phase: null, priority: null, due: null, assigned: null, waiting: false },
    }),
    label: standingNames[standing],
    current: standing === filter.standing,
  }));
  // Drills stand apart: they are no incidents, and in none of these numbers.
  const drills = { href: "/drills", label: "Drills", current: false };
  return <Tabs label="Which incidents" tabs={[...tabs, drills]} className="mt-2" />;
}
