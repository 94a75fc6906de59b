import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LogFilters } from "@/components/event-log/log-filters";
import { LogTable } from "@/components/event-log/log-table";
import { Page, PageHead } from "@/components/layout/page";
import { AdminTabs } from "@/components/people/admin-tabs";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import { may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { logParameters, readLogFilter } from "@/domain/event-log/log-filter";
import { askedFor } from "@/domain/incidents/list-filter";
import { readEventLog } from "@/server/event-log/read-event-log";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Event log" };

const size = 50;
const place = "/admin/event-log";

export default async function EventLogPage({ searchParams }: PageProps<"/admin/event-log">) {
  const [caller, asked] = [await requireCaller(), await searchParams];
  const oversees = mayAnywhere(caller, "event:oversee");
  if (!oversees && !mayAnywhere(caller, "event:read")) notFound();
  const filter = readLogFilter(asked);
  const after = askedFor(asked, "after");
  const { rows, next } = await readEventLog(caller, { filter, after, size });
  return (
    <Page
      crumbs={[{ label: "Event log" }]}
      head={
        <PageHead
          title="Event log"
          actions={
            may(caller, "event:oversee", null) && (
              <ButtonLink href={`${place}/verification`}>Verify the log</ButtonLink>
            )
          }
        >
          {may(caller, "people:manage", null) ? <AdminTabs current="event-log" /> : undefined}
        </PageHead>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="max-w-160 text-ink-2">
          Everything that was done, by whom and from where. Nothing in it is ever changed or taken away.
          {oversees &&
            !mayAnywhere(caller, "event:read") &&
            " Of incidents you see when something happened, who did it, what kind of act it was, and whether it was a drill."}
        </p>
        <LogFilters filter={filter} />
        {rows.length > 0 ? (
          <LogTable rows={rows} />
        ) : (
          <Empty
            title="Nothing was recorded that is like this"
            actions={<ButtonLink href={place}>Show all</ButtonLink>}
          >
            Take a condition away, or choose other days. Days are those of UTC.
          </Empty>
        )}
        <nav aria-label="Pages" className="flex flex-wrap items-center gap-3 print:hidden">
          {after && <ButtonLink href={`${place}${logParameters(filter)}`}>Newest</ButtonLink>}
          {next && (
            <ButtonLink href={`${place}${logParameters(filter, { after: next })}`}>
              Earlier entries
            </ButtonLink>
          )}
        </nav>
        {rows.length > 0 && (
          <TakeAway
            list="event-log"
            asked={logParameters(filter)}
            also={[{ href: `/api/event-log${logParameters(filter)}`, label: "JSON Lines" }]}
          />
        )}
      </div>
    </Page>
  );
}
