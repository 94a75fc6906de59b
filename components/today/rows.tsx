import type { ReactNode } from "react";
import { CellLink, Key, SectionHeading } from "@/components/ui/text";
import type { TodayIncident } from "@/domain/today/today";

/** One kind of what waits: its number in the heading, and exactly its rows. */
export function TodaySection({
  id,
  title,
  count,
  more,
  children,
}: Readonly<{ id: string; title: string; count: number; more?: ReactNode; children: ReactNode }>) {
  if (count === 0) return null;
  return (
    <section aria-labelledby={id} className="scroll-mt-4">
      <SectionHeading id={id} ruled aside={more}>
        {title} <span className="font-regular text-ink-2">{count}</span>
      </SectionHeading>
      <ul>{children}</ul>
    </section>
  );
}

/** One thing that waits: what it is, where, and what can be done at its right end. */
export function TodayRow({
  title,
  where,
  note,
  action,
}: Readonly<{ title: ReactNode; where: ReactNode; note?: ReactNode; action?: ReactNode }>) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <div className="font-medium">{title}</div>
        <div className="text-ink-2">{where}</div>
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

/** What stands beside a heading whose rows are not all shown. */
export const cut = (shown: number, total: number) =>
  total > shown ? `The ${shown} most pressing of ${total}` : undefined;
