import { CellLink } from "@/components/ui/text";
import { Swatch } from "@/components/ui/textures";
import type { MatchStanding } from "@/domain/matching/decisions";
import { countRechecks, countWhere, type MatchCount } from "@/domain/matching/rows";

const words: Readonly<Record<MatchStanding, string>> = {
  unknown: "undecided",
  "vendor-asked": "vendor asked",
  affected: "decided affected",
  "not-affected": "decided not affected",
  "by-rule": "not affected by rule",
};
const order: readonly MatchStanding[] = ["unknown", "vendor-asked", "affected", "not-affected", "by-rule"];

/** How the systems within reach stand with an advisory; each number opens the rows it counts. */
export function StandingList({
  advisoryId,
  counts,
}: Readonly<{ advisoryId: string; counts: readonly MatchCount[] }>) {
  const rechecks = countRechecks(counts);
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1.5">
      {order.map((standing) => {
        const count = countWhere(counts, (each) => each.standing === standing);
        return (
          <li key={standing} className="inline-flex items-center gap-1.75">
            {standing === "unknown" && count > 0 && <Swatch state="unknown" />}
            <CellLink href={`/advisories/${advisoryId}/matches?standing=${standing}`}>
              {count} <span className="font-regular">{words[standing]}</span>
            </CellLink>
          </li>
        );
      })}
      {rechecks > 0 && (
        <li>
          <CellLink href={`/advisories/${advisoryId}/matches?recheck=yes`}>
            {rechecks} <span className="font-regular">to be checked again</span>
          </CellLink>
        </li>
      )}
    </ul>
  );
}
