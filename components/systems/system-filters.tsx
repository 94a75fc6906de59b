import { FilterChip, RemovableChip } from "@/components/ui/chip";
import { FilterSelect, SearchField } from "@/components/ui/search-field";
import { columnsText, type SystemColumn } from "@/domain/systems/columns";
import { systemParameters } from "@/domain/systems/list-filter";
import { type SystemCount, type SystemFilter, stateWords } from "@/domain/systems/rows";
import { serviceStates } from "@/domain/systems/system";

/** What the inventory can be narrowed to, and what it is narrowed to now. */
export function SystemFilters({
  filter,
  counts,
  columns,
}: Readonly<{
  filter: SystemFilter;
  counts: readonly SystemCount[];
  /** The columns the address names, carried along. */
  columns: readonly SystemColumn[] | null;
}>) {
  const sites = [...new Map(counts.map((each) => [each.siteCode, each.siteName]))];
  const classes = [...new Set(counts.map((each) => each.deviceClass))].filter(Boolean).sort();
  const site = sites.find(([code]) => code === filter.site)?.[1] ?? filter.site;
  return (
    <div className="grid gap-2">
      <SearchField
        action="/systems"
        name="q"
        label="Find a system"
        defaultValue={filter.text}
        placeholder="Tag, model, serial, address, site"
        keep={[
          ["sort", filter.sort === "tag" ? null : filter.sort],
          ["duplicates", filter.duplicates ? "1" : null],
          ["columns", columns && columnsText(columns)],
        ]}
      >
        {sites.length > 1 && (
          <FilterSelect
            label="Site"
            name="site"
            value={filter.site}
            all="All sites"
            options={sites.map(([value, label]) => ({ value, label }))}
          />
        )}
        <FilterSelect
          label="Device class"
          name="class"
          value={filter.deviceClass}
          all="Every class"
          options={classes.map((value) => ({ value, label: value }))}
        />
        <FilterSelect
          label="State"
          name="state"
          value={filter.state === "present" ? null : filter.state}
          all="In the hospital"
          options={serviceStates.map((value) => ({ value, label: stateWords[value] }))}
        />
      </SearchField>
      <Chips filter={filter} columns={columns} site={site} />
    </div>
  );
}

function Chips({
  filter,
  columns,
  site,
}: Readonly<{ filter: SystemFilter; columns: readonly SystemColumn[] | null; site: string | null }>) {
  const without = (change: Partial<SystemFilter>) =>
    `/systems${systemParameters({ ...filter, columns, ...change })}`;
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {filter.duplicates ? (
        <RemovableChip href={without({ duplicates: false })}>Possible duplicates</RemovableChip>
      ) : (
        <FilterChip href={without({ duplicates: true })}>Possible duplicates</FilterChip>
      )}
      {site && <RemovableChip href={without({ site: null })}>{site}</RemovableChip>}
      {filter.deviceClass && (
        <RemovableChip href={without({ deviceClass: null })}>{filter.deviceClass}</RemovableChip>
      )}
      {filter.state !== "present" && (
        <RemovableChip href={without({ state: "present" })}>{stateWords[filter.state]}</RemovableChip>
      )}
      {filter.text && <RemovableChip href={without({ text: "" })}>{`“${filter.text}”`}</RemovableChip>}
    </div>
  );
}
