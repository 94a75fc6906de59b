import { State, Undecided } from "@/components/ui/state";
import { aboveRowLink } from "@/components/ui/table";
import { CellLink, Key, Meta } from "@/components/ui/text";
import { recheckWords } from "@/domain/matching/rechecks";
import type { MatchRow } from "@/domain/matching/rows";

type Decided = Pick<MatchRow, "standing" | "recheck" | "rechecks" | "decided" | "openIncident">;

/** Where a match stands: hatched while nobody knows, never shown as safe. */
function StandingText({ standing, recheck, decided }: Omit<Decided, "openIncident" | "rechecks">) {
  switch (standing) {
    case "unknown":
      return <Undecided>{recheck ? "changed: check again" : "undecided"}</Undecided>;
    case "vendor-asked":
      return (
        <State icon="clock" tone="waiting">
          vendor asked{decided?.vendorCase && `, ${decided.vendorCase}`}
        </State>
      );
    case "affected":
      return <b className="font-strong">Affected</b>;
    case "not-affected":
      return <span>Not affected</span>;
    case "by-rule":
      return (
        <span>
          Not affected <Meta>by rule</Meta>
        </span>
      );
  }
}

const causeWords = (rechecks: Decided["rechecks"]): string =>
  [...new Set(rechecks.map(({ cause }) => recheckWords[cause]))].join(", ");

/** The decision of a row, whether it is to be checked again, and the incident that is open for it. */
export function DecisionText(match: Decided) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
      <StandingText {...match} />
      {match.recheck && match.decided && (
        <State icon="repeat" tone="waiting">
          check again
          {match.rechecks.length > 0 && `: ${causeWords(match.rechecks)}`}
        </State>
      )}
      {match.openIncident && (
        <CellLink href={`/incidents/${match.openIncident.key}`} className={aboveRowLink}>
          <Key>{match.openIncident.key}</Key>
        </CellLink>
      )}
    </span>
  );
}
