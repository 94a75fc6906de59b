import { RemovableChip } from "@/components/ui/chip";
import { FilterSelect, SearchField } from "@/components/ui/search-field";
import type { MatchStanding } from "@/domain/matching/decisions";
import { matchParameters } from "@/domain/matching/list-filter";
import { levelTitles, standingWords } from "@/domain/matching/match-words";
import { matchLevels } from "@/domain/matching/matchable";
import { countRechecks, type MatchFilter, type SiteMatchCount } from "@/domain/matching/rows";

const standings: readonly MatchStanding[] = [
  "unknown",
  "vendor-asked",
  "affected",
  "not-affected",
  "by-rule",
];

const again = "To be checked again";

/** What the list of matches can be narrowed to, and what it is narrowed to now. */
export function MatchFilters({
  base,
  filter,
  counts,
}: Readonly<{ base: string; filter: MatchFilter; counts: readonly SiteMatchCount[] }>) {
  const sites = [...new Map(counts.map((each) => [each.siteCode, each.siteName]))];
  const without = (change: Partial<MatchFilter>) => base + matchParameters({ ...filter, ...change });
  const site = sites.find(([code]) => code === filter.site)?.[1] ?? filter.site;
  return (
    <div className="grid gap-2">
      <SearchField
        action={base}
        name="q"
        label="Find a system"
        defaultValue={filter.text}
        placeholder="Tag, model, site"
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
          label="Level"
          name="level"
          value={filter.level}
          all="Every level"
          options={matchLevels.map((value) => ({ value, label: levelTitles[value] }))}
        />
        <FilterSelect
          label="Decision"
          name="standing"
          value={filter.standing}
          all="Every decision"
          options={standings.map((value) => ({ value, label: standingWords[value] }))}
        />
        {(filter.recheck || countRechecks(counts) > 0) && (
          <FilterSelect
            label="To look at again"
            name="recheck"
            value={filter.recheck ? "yes" : null}
            all="Changed or not"
            options={[{ value: "yes", label: again }]}
          />
        )}
      </SearchField>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {site && <RemovableChip href={without({ site: null })}>{site}</RemovableChip>}
        {filter.level && (
          <RemovableChip href={without({ level: null })}>{levelTitles[filter.level]}</RemovableChip>
        )}
        {filter.standing && (
          <RemovableChip href={without({ standing: null })}>{standingWords[filter.standing]}</RemovableChip>
        )}
        {filter.recheck && <RemovableChip href={without({ recheck: false })}>{again}</RemovableChip>}
        {filter.text && <RemovableChip href={without({ text: "" })}>{`“${filter.text}”`}</RemovableChip>}
      </div>
    </div>
  );
}
