import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import type { ExposureValue } from "@/domain/checklist/evaluation";
import {
  everyOpenIncident,
  type IncidentFilter,
  incidentParameters,
  isNarrowed,
} from "@/domain/incidents/list-filter";
import { incidentsHref } from "./address";
import { CountLine, shownCount } from "./count-line";
import { type FilterChoices, IncidentFilters } from "./filters";
import { IncidentTable, type ListedIncident } from "./incident-table";

type Props = Readonly<{
  filter: IncidentFilter;
  choices: FilterChoices;
  incidents: readonly ListedIncident[];
  counts: ReadonlyMap<ExposureValue, number>;
  isFirst: boolean;
  /** The cursor of the next page. */
  next: string | null;
  now: Date;
  /** May open incidents from an advisory. */
  mayOpen: boolean;
}>;

function Pages({ filter, incidents, counts, isFirst, next }: Props) {
  const total = shownCount(counts, filter.state);
  if (isFirst && !next) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-3 text-ink-2 print:hidden">
      <span>
        {incidents.length} of {total} shown
      </span>
      {!isFirst && <ButtonLink href={incidentsHref(filter)}>First</ButtonLink>}
      {next && <ButtonLink href={incidentsHref(filter, next)}>Next</ButtonLink>}
    </nav>
  );
}

function Nothing({ filter, isFirst, mayOpen }: Props) {
  const { standing, sort } = filter;
  if (isNarrowed(filter)) {
    return (
      <Empty
        title="No incident is like that"
        actions={
          <ButtonLink href={incidentsHref({ ...everyOpenIncident, standing, sort })}>
            Remove all filters
          </ButtonLink>
        }
      >
        Nothing within your sites fits all the filters together. Take one away, or look among all incidents,
        closed ones too.
      </Empty>
    );
  }
  if (!isFirst) {
    return (
      <Empty title="The list ends here" actions={<ButtonLink href={incidentsHref(filter)}>First</ButtonLink>}>
        What stood after this place has been closed since.
      </Empty>
    );
  }
  if (standing === "closed") {
    return (
      <Empty title="No incident has been closed">
        An incident is closed when all its steps count, cancelled when the match was wrong, or ended when the
        system leaves service.
      </Empty>
    );
  }
  return (
    <Empty
      title="No incident is open"
      actions={
        <ButtonLink href="/advisories" look={mayOpen ? "primary" : "secondary"}>
          {mayOpen ? "Go to the advisories" : "Read the advisories"}
        </ButtonLink>
      }
    >
      {mayOpen
        ? "Import an advisory, decide which systems are affected, and open one incident for each."
        : "A coordinator opens one for each system that is decided affected by an advisory."}
    </Empty>
  );
}

/** The incidents within reach: how many in which state, how the list is narrowed and sorted, and one page of it. */
export function IncidentList(props: Props) {
  const { filter, choices, incidents, counts, now } = props;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <CountLine {...{ filter, counts }} />
      {/* Where there is nothing at all, there is nothing to narrow. */}
      {(counts.size > 0 || isNarrowed(filter)) && <IncidentFilters {...{ filter, choices }} />}
      {incidents.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <>
          <IncidentTable {...{ incidents, filter, now }} />
          <Pages {...props} />
          <TakeAway list="incidents" asked={incidentParameters(filter)} />
        </>
      )}
    </div>
  );
}
