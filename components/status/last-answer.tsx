import { Undecided } from "@/components/ui/state";
import { Cell } from "@/components/ui/table";
import { CellLink, Meta } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { formatDuration } from "@/lib/dates";
import { answersHref } from "./address";
import type { SiteProps } from "./site-cells";

/** When a site last answered; one that owes an answer is silent, hatched, with how long. */
export function LastAnswerCell({ site, advisoryId, now }: SiteProps) {
  const { silentSince, lastAnswer, zone, name } = site;
  if (silentSince !== null) {
    const long = formatDuration(now.getTime() - silentSince.getTime());
    return (
      <Cell label="Last answer" className="print:pr-1!">
        <Undecided>
          <CellLink
            href={answersHref(advisoryId)}
            aria-label={`${name}: silent ${long}`}
            className="whitespace-nowrap text-exposed!"
          >
            silent {long}
          </CellLink>
        </Undecided>
      </Cell>
    );
  }
  return (
    <Cell label="Last answer" className="print:pr-1!" inList={lastAnswer === null ? "hidden" : "line"}>
      {lastAnswer === null ? <Meta>none</Meta> : <Time at={lastAnswer} zone={zone} now={now} show="day" />}
    </Cell>
  );
}
