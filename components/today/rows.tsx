import type { ReactNode } from "react";
import { Urgency } from "@/components/priority/urgency";
import { CellLink, Key, SectionHeading, TextLink } from "@/components/ui/text";
import type { Counted, TodayIncident, TodaySectionName, Urgency as UrgencyFacts } from "@/domain/today/today";
import { sectionHref, sectionTitles } from "./numbers";

/** One kind of what waits: its number in the heading, and its rows; where not all stand here, the way to all of them. */
export function TodaySection({
  section,
  of: { rows, total },
  count = total,
  children,
}: Readonly<{
  section: TodaySectionName;
  of: Counted<unknown>;
  /** What the heading counts, where a row counts several. */
  count?: number;
  children: ReactNode;
}>) {
  if (total === 0) return null;
  return (
    <section aria-labelledby={section} className="scroll-mt-4">
      <SectionHeading
        id={section}
        ruled
        aside={
          rows.length < total && (
            <TextLink
              href={sectionHref(section)}
              aria-label={`All ${total}: ${sectionTitles[section]}`}
              className="inline-flex min-h-6 items-center"
            >
              All {total}
            </TextLink>
          )
        }
      >
        {sectionTitles[section]} <span className="font-regular text-ink-2">{count}</span>
      </SectionHeading>
      {children}
    </section>
  );
}

/** One thing that waits: what it is, where, and what can be done at its right end. */
export function TodayRow({
  title,
  where,
  note,
  action,
}: Readonly<{ title: ReactNode; where?: ReactNode; note?: ReactNode; action?: ReactNode }>) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <div className="font-medium">{title}</div>
        {where !== undefined && <div className="text-ink-2">{where}</div>}
      </div>
      {note !== undefined && <div className="min-w-0 tablet:max-w-[40%] tablet:text-right">{note}</div>}
      {action !== undefined && <div className="print:hidden">{action}</div>}
    </li>
  );
}

/** The system a row is about, and its site. */
export const Place = ({
  systemName,
  assetTag,
  siteName,
  href,
}: TodayIncident & Readonly<{ href?: string }>) => (
  <>
    {href ? <CellLink href={href}>{systemName}</CellLink> : systemName} <Key>{assetTag}</Key>, {siteName}
  </>
);

/** How urgent the incident of a row is, at its right end. */
export const RowUrgency = ({ row, now }: Readonly<{ row: TodayIncident & UrgencyFacts; now: Date }>) => (
  <Urgency {...row} incident={row.key} now={now} className="tablet:justify-items-end" />
);
