import { incidentHref } from "@/components/incidents/place";
import { State } from "@/components/ui/state";
import { CellLink, Key, Meta } from "@/components/ui/text";
import type { Measure, Summary } from "@/domain/after-action/measure";
import { groupNames } from "@/domain/after-action/words";
import { formatDuration } from "@/lib/dates";
import { rowsHref } from "./address";

export type SummaryRow = Readonly<{ key: string }>;

type Props = Readonly<{
  summary: Summary<SummaryRow>;
  measure: Measure;
  advisoryId: string;
  /** The code of the site, and what it is called to somebody who hears it; null: all together. */
  site: Readonly<{ code: string; name: string }> | null;
}>;

/** One measure at one site: the median first, then the worst, then what is not there, which no median hides. */
export function MeasureCell({ summary, measure, advisoryId, site }: Props) {
  const { counts, median, worst } = summary;
  const counting = counts.reached + counts.waiting;
  const names = groupNames[measure];
  const href = (group: "reached" | "waiting" | "without") =>
    rowsHref(advisoryId, { of: measure, group, site: site?.code ?? null });
  const where = site ? ` at ${site.name}` : "";
  return (
    <span className="grid justify-items-start gap-0.5">
      {counting > 0 && (
        <span>
          {median === null ? (
            <b className="font-strong">no median: fewer than half are there</b>
          ) : (
            <>
              <Meta>median</Meta> <b className="font-strong">{formatDuration(median)}</b>
            </>
          )}
        </span>
      )}
      {worst && (
        <span>
          <Meta>worst</Meta> {worst.waits && "already "}
          {formatDuration(worst.took)},{" "}
          <CellLink href={incidentHref(worst.row.key)}>
            <Key>{worst.row.key}</Key>
          </CellLink>
        </span>
      )}
      {counts.waiting > 0 && (
        <State icon="clock" tone="waiting">
          <CellLink
            href={href("waiting")}
            aria-label={`${names.waiting}${where}: ${counts.waiting} of ${counting}`}
          >
            {counts.waiting} of {counting}
          </CellLink>{" "}
          {names.waiting.toLowerCase()}
        </State>
      )}
      {counts.reached > 0 && (
        <span>
          <CellLink href={href("reached")} aria-label={`${names.reached}${where}: ${counts.reached}`}>
            {counts.reached}
          </CellLink>{" "}
          <Meta>{names.reached.toLowerCase()}</Meta>
        </span>
      )}
      {counts.without > 0 && (
        <span>
          <CellLink href={href("without")} aria-label={`${names.without}${where}: ${counts.without}`}>
            {counts.without}
          </CellLink>{" "}
          <Meta>{names.without.toLowerCase()}</Meta>
        </span>
      )}
      {counting + counts.without === 0 && <Meta>no incident</Meta>}
    </span>
  );
}
