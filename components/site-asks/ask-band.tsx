import { Undecided } from "@/components/ui/state";
import { TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { type AskedRow, type SiteAskRow, stateOfRow, unanswered } from "@/domain/site-asks/rows";
import { firstDue } from "@/domain/site-asks/site-ask";
import { classNames } from "@/lib/class-names";
import { formatDuration } from "@/lib/dates";
import { ContactText } from "./contact";

type Props = Readonly<{
  rows: readonly SiteAskRow[];
  now: Date;
  /** The rows are of several advisories, so that each is named. */
  named?: boolean;
  className?: string;
}>;

/** What the sites in reach are asked and have not answered: silence is hatched and says for how long. */
export function SiteAskBand({ rows, now, named = false, className }: Props) {
  const open = unanswered(rows, now);
  if (open.length === 0) return null;
  return (
    <ul aria-label="Asked to answer" className={classNames("grid gap-1 border-l-2 pl-3", className)}>
      {open.map((row) => (
        <OneAsk key={`${row.advisoryId} ${row.siteId}`} row={row} now={now} named={named} />
      ))}
    </ul>
  );
}

const rowsHref = (row: AskedRow, standing: "unknown" | "vendor-asked") =>
  `/advisories/${row.advisoryId}/matches?${new URLSearchParams({ standing, site: row.siteCode })}`;

function OneAsk({ row, now, named }: Readonly<{ row: AskedRow; now: Date; named: boolean }>) {
  const { undecided, withVendor } = row;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <span>
        <b className="font-strong">{row.siteName}</b> is asked to answer for{" "}
        {undecided > 0 && (
          <TextLink href={rowsHref(row, "unknown")}>
            {undecided} {undecided === 1 ? "system" : "systems"}
          </TextLink>
        )}
        {undecided > 0 && withVendor > 0 && " and "}
        {withVendor > 0 && (
          <TextLink href={rowsHref(row, "vendor-asked")}>{withVendor} with the vendor</TextLink>
        )}{" "}
        by <Time at={row.ask.dueAt} zone={row.zone} now={now} />
        {named && `, ${row.trackingId}`}.
      </span>
      <span className="text-ink-2">
        <ContactText row={row} />
      </span>
      {stateOfRow(row, now) === "silent" && (
        <Undecided>silent {formatDuration(now.getTime() - firstDue(row.ask).getTime())}</Undecided>
      )}
    </li>
  );
}
