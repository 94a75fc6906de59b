import { Details } from "@/components/ui/details";
import { CellLink, Kbd } from "@/components/ui/text";
import { matchLevels } from "@/domain/matching/matchable";
import { countWhere, type MatchCount } from "@/domain/matching/rows";

/** "120 systems: 16 likely, 19 possible, 85 excluded", each number opening its rows. */
export function MatchSummary({ base, counts }: Readonly<{ base: string; counts: readonly MatchCount[] }>) {
  const total = countWhere(counts, () => true);
  const levels = matchLevels
    .map((level) => ({ level, count: countWhere(counts, (each) => each.level === level) }))
    .filter(({ count }) => count > 0);
  return (
    <p>
      <CellLink href={base}>
        <b>{total}</b> <span className="font-regular">{total === 1 ? "system" : "systems"}</span>
      </CellLink>
      :{" "}
      {levels.map(({ level, count }, index) => (
        <span key={level}>
          {index > 0 && ", "}
          <CellLink href={`${base}?level=${level}`}>
            <b>{count}</b> <span className="font-regular">{level}</span>
          </CellLink>
        </span>
      ))}
    </p>
  );
}

const keys = [
  ["j", "next row"],
  ["k", "row before"],
  ["x", "select the row"],
  ["a", "affected"],
  ["n", "not affected"],
  ["v", "ask the vendor"],
  ["Enter", "open the system"],
  ["Esc", "clear the selection"],
] as const;

/** The keys of the list, on request; not shown where there is no keyboard. */
export function KeyHelp() {
  return (
    <Details summary="Keys" className="max-tablet:hidden pointer-coarse:hidden">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-ink-2">
        {keys.map(([key, does]) => (
          <li key={key} className="inline-flex items-center gap-1.5">
            <Kbd>{key}</Kbd> {does}
          </li>
        ))}
      </ul>
    </Details>
  );
}
