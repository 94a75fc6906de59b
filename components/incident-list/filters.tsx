import { Button } from "@/components/ui/button";
import { RemovableChip } from "@/components/ui/chip";
import { Input } from "@/components/ui/inputs";
import { markWord } from "@/components/ui/mark";
import { TextLink } from "@/components/ui/text";
import { phases } from "@/domain/checklist/template";
import type { AdvisoryId } from "@/domain/ids";
import {
  type AskedDue,
  type AskedState,
  dues,
  everyOpenIncident,
  type IncidentFilter,
  incidentParameters,
  isNarrowed,
} from "@/domain/incidents/list-filter";
import { phaseNames } from "@/domain/incidents/phase-progress";
import { priorities, priorityWords } from "@/domain/priority/values";
import { incidentsHref } from "./address";
import { type FilterEntry, FilterMenu } from "./filter-menu";

/** What a list can be narrowed to. */
export type FilterChoices = Readonly<{
  sites: readonly Readonly<{ code: string; name: string }>[];
  advisories: readonly Readonly<{ id: AdvisoryId; trackingId: string; title: string }>[];
}>;

type Props = Readonly<{ filter: IncidentFilter; choices: FilterChoices }>;

/** The word of a state that can be asked for. */
const askedStateWord = (state: AskedState): string =>
  state === "contained" ? "Contained, either way" : markWord(state);

const runningStates = [
  "exposed",
  "risk-accepted",
  "contained",
  "contained-standalone",
  "contained-segment",
  "remediated",
  "back-in-service",
] as const satisfies readonly AskedState[];
const endedStates = ["back-in-service", "withdrawn", "cancelled"] as const satisfies readonly AskedState[];

const statesOf: Readonly<Record<IncidentFilter["standing"], readonly AskedState[]>> = {
  open: runningStates,
  closed: endedStates,
  all: [...runningStates, "withdrawn", "cancelled"],
};

function entries<Value extends string>(
  filter: IncidentFilter,
  values: readonly Readonly<{ value: Value; label: string; hint?: string }>[],
  held: Value | null,
  take: (value: Value) => Partial<IncidentFilter>,
): readonly FilterEntry[] {
  return values.map(({ value, ...words }) => ({
    ...words,
    href: incidentsHref({ ...filter, ...take(value) }),
    current: value === held,
  }));
}

function Menus({ filter, choices }: Props) {
  const sites = choices.sites.map(({ code, name }) => ({ value: code, label: name }));
  const advisories = choices.advisories.map(({ id, trackingId, title }) => ({
    value: id,
    label: trackingId,
    hint: title,
  }));
  const states = statesOf[filter.standing].map((value) => ({ value, label: askedStateWord(value) }));
  const inPhase = phases.map((value) => ({ value, label: phaseNames[value] }));
  return (
    <>
      {sites.length > 1 && (
        <FilterMenu label="Site" entries={entries(filter, sites, filter.site, (site) => ({ site }))} />
      )}
      {advisories.length > 1 && (
        <FilterMenu
          label="Advisory"
          entries={entries(filter, advisories, filter.advisory, (advisory) => ({ advisory }))}
        />
      )}
      <FilterMenu label="State" entries={entries(filter, states, filter.state, (state) => ({ state }))} />
      {filter.standing !== "closed" && (
        <FilterMenu label="Phase" entries={entries(filter, inPhase, filter.phase, (phase) => ({ phase }))} />
      )}
      {filter.standing !== "closed" && (
        <>
          <FilterMenu
            label="Priority"
            entries={entries(filter, withPriority, filter.priority, (priority) => ({ priority }))}
          />
          <FilterMenu label="Due" entries={entries(filter, withDue, filter.due, (due) => ({ due }))} />
          <FilterMenu
            label="Assigned"
            entries={entries(filter, assignedWords, filter.assigned, (assigned) => ({ assigned }))}
          />
          <FilterMenu
            label="Waiting"
            entries={[
              {
                label: "Waiting on vendor",
                hint: "Until a time that is not over",
                href: incidentsHref({ ...filter, waiting: true }),
                current: filter.waiting,
              },
            ]}
          />
        </>
      )}
      <FilterMenu
        label="Re-check"
        entries={[
          {
            label: "To be checked again",
            hint: "What they rest on changed: a revision, the KEV catalogue, a field",
            href: incidentsHref({ ...filter, recheck: true }),
            current: filter.recheck,
          },
        ]}
      />
      <FilterMenu label="Order" entries={entries(filter, orders, filter.sort, (sort) => ({ sort }))} />
    </>
  );
}

function Search({ filter }: Readonly<{ filter: IncidentFilter }>) {
  const kept = incidentParameters({ ...filter, text: "" });
  return (
    <search className="min-w-0 tablet:w-96 max-tablet:w-full">
      <form action="/incidents" className="flex gap-2">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {/* Drawn anew when the filter changes elsewhere, so that the field never says what is not shown. */}
        <Input
          key={filter.text}
          type="search"
          name="q"
          aria-label="Search incidents"
          placeholder="Key, asset tag, model, room"
          defaultValue={filter.text}
          maxLength={100}
          className="h-control! max-tablet:h-field!"
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}

const assignedWords = [
  { value: "me", label: "Mine" },
  { value: "nobody", label: "Nobody’s", hint: "Or of somebody who works there no more" },
] as const satisfies readonly Readonly<{
  value: NonNullable<IncidentFilter["assigned"]>;
  label: string;
  hint?: string;
}>[];

const orders = [
  { value: "worst", label: "Worst first" },
  { value: "priority", label: "Most urgent priority first" },
  { value: "due", label: "Soonest due first" },
  { value: "newest", label: "Newest first" },
  { value: "oldest", label: "Oldest first" },
] as const satisfies readonly Readonly<{ value: IncidentFilter["sort"]; label: string }>[];

const dueNames: Readonly<Record<AskedDue, string>> = {
  overdue: "Overdue",
  "due-soon": "Due within 24 hours",
};
const withDue = dues.map((value) => ({ value, label: dueNames[value] }));
const withPriority = priorities.map((value) => ({ value, label: priorityWords[value] }));

type Chip = Readonly<{ label: string; without: Partial<IncidentFilter> }>;

function chipsOf({ filter, choices }: Props): readonly Chip[] {
  const { site, advisory, state, phase, priority, due, recheck, assigned, waiting, text } = filter;
  const siteName = choices.sites.find((each) => each.code === site)?.name ?? site;
  const advisoryName = choices.advisories.find((each) => each.id === advisory)?.trackingId ?? "advisory";
  return [
    ...(siteName ? [{ label: siteName, without: { site: null } }] : []),
    ...(advisory ? [{ label: advisoryName, without: { advisory: null } }] : []),
    ...(state ? [{ label: askedStateWord(state), without: { state: null } }] : []),
    ...(phase ? [{ label: `Phase: ${phaseNames[phase].toLowerCase()}`, without: { phase: null } }] : []),
    ...(priority
      ? [{ label: `Priority: ${priorityWords[priority].toLowerCase()}`, without: { priority: null } }]
      : []),
    ...(due ? [{ label: dueNames[due], without: { due: null } }] : []),
    ...assignedWords
      .filter(({ value }) => value === assigned)
      .map(({ label }) => ({ label: `Assigned: ${label.toLowerCase()}`, without: { assigned: null } })),
    ...plainChips({ recheck, waiting, text }),
  ];
}

const plainChips = ({
  recheck,
  waiting,
  text,
}: Pick<IncidentFilter, "recheck" | "waiting" | "text">): readonly Chip[] => [
  ...(waiting ? [{ label: "Waiting on vendor", without: { waiting: false } }] : []),
  ...(recheck ? [{ label: "To be checked again", without: { recheck: false } }] : []),
  ...(text ? [{ label: `“${text}”`, without: { text: "" } }] : []),
];

function Chips(props: Props) {
  const chips = chipsOf(props);
  if (chips.length === 0) return null;
  const { standing, sort } = props.filter;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-2">
      {chips.map(({ label, without }) => (
        <li key={label} className="min-w-0">
          <RemovableChip href={incidentsHref({ ...props.filter, ...without })}>{label}</RemovableChip>
        </li>
      ))}
      {chips.length > 1 && (
        <li className="print:hidden">
          <TextLink href={incidentsHref({ ...everyOpenIncident, standing, sort })}>Remove all</TextLink>
        </li>
      )}
    </ul>
  );
}

/** How the list is narrowed: a search, a menu for each filter, and the filters in force as chips that take themselves away. */
export function IncidentFilters(props: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Search filter={props.filter} />
        {/* One row that scrolls sideways on phones, so that the list begins on the first screen. */}
        <div className="-mx-1 flex max-w-[calc(100%+8px)] min-w-0 gap-2 px-1 py-1 max-tablet:overflow-x-auto max-tablet:[scrollbar-width:none] tablet:flex-wrap">
          <Menus {...props} />
        </div>
      </div>
      {isNarrowed(props.filter) && <Chips {...props} />}
    </div>
  );
}
