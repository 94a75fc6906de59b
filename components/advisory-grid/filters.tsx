import { type FilterEntry, FilterMenu } from "@/components/incident-list/filter-menu";
import { RemovableChip } from "@/components/ui/chip";
import { TextLink } from "@/components/ui/text";
import { roleNames } from "@/domain/access/role-names";
import {
  type AskedBranch,
  branches,
  type GridFilter,
  gridSorts,
  isGridNarrowed,
  wholeGrid,
} from "@/domain/advisory-grid/filter";
import { phases, stepRoles } from "@/domain/checklist/template";
import { standings } from "@/domain/incidents/list-filter";
import { phaseNames } from "@/domain/incidents/phase-progress";
import { gridHref } from "./address";
import { lackOf } from "./blocker-words";

type Props = Readonly<{
  advisoryId: string;
  filter: GridFilter;
  sites: readonly Readonly<{ code: string; name: string }>[];
  titleOf: (step: string) => string;
}>;

const branchNames: Readonly<Record<AskedBranch, string>> = {
  segment: "Segment",
  standalone: "Standalone",
  exception: "Exception",
  undecided: "Not decided yet",
};
const standingNames = { open: "Open", closed: "Closed", all: "Open, then closed" } as const;
const sortNames = { priority: "Most urgent priority first", waiting: "Waits longest first" } as const;

function Menus({ advisoryId, filter, sites }: Props) {
  const entries = <Value extends string>(
    values: readonly Value[],
    label: (value: Value) => string,
    held: Value | null,
    take: (value: Value) => Partial<GridFilter>,
  ): readonly FilterEntry[] =>
    values.map((value) => ({
      label: label(value),
      href: gridHref(advisoryId, { ...filter, ...take(value) }),
      current: value === held,
    }));
  const siteNames = new Map(sites.map(({ code, name }) => [code, name]));
  return (
    <>
      {sites.length > 1 && (
        <FilterMenu
          label="Site"
          entries={entries(
            [...siteNames.keys()],
            (code) => siteNames.get(code) ?? code,
            filter.site,
            (site) => ({ site }),
          )}
        />
      )}
      <FilterMenu
        label="Phase"
        entries={entries(
          phases,
          (phase) => phaseNames[phase],
          filter.phase,
          (phase) => ({ phase }),
        )}
      />
      <FilterMenu
        label="Blocked by"
        entries={entries(
          stepRoles,
          (role) => roleNames[role],
          filter.by,
          (by) => ({ by }),
        )}
      />
      <FilterMenu
        label="Due"
        entries={entries(
          ["overdue"],
          () => "Overdue",
          filter.overdue ? "overdue" : null,
          () => ({ overdue: true }),
        )}
      />
      <FilterMenu
        label="Branch"
        entries={entries(
          branches,
          (branch) => branchNames[branch],
          filter.branch,
          (branch) => ({ branch }),
        )}
      />
      <FilterMenu
        label="Standing"
        entries={entries(
          standings,
          (standing) => standingNames[standing],
          filter.standing,
          (standing) => ({ standing }),
        )}
      />
      <FilterMenu
        label="Order"
        entries={entries(
          gridSorts,
          (sort) => sortNames[sort],
          filter.sort,
          (sort) => ({ sort }),
        )}
      />
    </>
  );
}

type Chip = Readonly<{ label: string; without: Partial<GridFilter> }>;

function chipsOf({ filter, sites, titleOf }: Props): readonly Chip[] {
  const { standing, site, phase, waits, by, overdue, branch } = filter;
  const siteName = sites.find(({ code }) => code === site)?.name ?? site;
  const found: readonly (Chip | null)[] = [
    standing === "open" ? null : { label: standingNames[standing], without: { standing: "open" } },
    siteName === null ? null : { label: siteName, without: { site: null } },
    phase && { label: `Phase: ${phaseNames[phase].toLowerCase()}`, without: { phase: null } },
    waits && { label: `Waits for ${lackOf(waits, titleOf(waits.step))}`, without: { waits: null } },
    by && { label: `Blocked by: ${roleNames[by].toLowerCase()}`, without: { by: null } },
    overdue ? { label: "Overdue", without: { overdue: false } } : null,
    branch && { label: `Branch: ${branchNames[branch].toLowerCase()}`, without: { branch: null } },
  ];
  return found.filter((chip) => chip !== null);
}

/** How the grid is narrowed and ordered: a menu for each filter, and the filters in force as chips that take themselves away. */
export function GridFilters(props: Props) {
  const { advisoryId, filter } = props;
  const chips = chipsOf(props);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="-mx-1 flex max-w-[calc(100%+8px)] min-w-0 gap-2 px-1 py-1 max-tablet:overflow-x-auto max-tablet:[scrollbar-width:none] tablet:flex-wrap print:hidden">
        <Menus {...props} />
      </div>
      {chips.length > 0 && (
        <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-2">
          {chips.map(({ label, without }) => (
            <li key={label} className="min-w-0">
              <RemovableChip href={gridHref(advisoryId, { ...filter, ...without })}>{label}</RemovableChip>
            </li>
          ))}
          {isGridNarrowed(filter) && chips.length > 1 && (
            <li className="print:hidden">
              <TextLink href={gridHref(advisoryId, { ...wholeGrid, sort: filter.sort })} scroll={false}>
                Remove all
              </TextLink>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
