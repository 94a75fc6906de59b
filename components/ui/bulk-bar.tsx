import type { ReactNode } from "react";
import { SelectedCount } from "./selection";

/**
 * What can be done with the selected rows. It belongs into the form around the rows (class `group/bulk`), and shows itself only while
 * a tick box of the form named `name` is ticked.
 */
export function BulkBar({
  name,
  children,
  next,
}: Readonly<{ name: string; children: ReactNode; next?: ReactNode }>) {
  return (
    <div className="sticky bottom-3 z-5 mt-4 hidden flex-wrap items-center gap-2 rounded-panel border border-line-strong bg-raised px-4 py-2.5 shadow-float group-has-[[data-selects]:checked]/bulk:flex max-tablet:bottom-18 print:hidden!">
      <SelectedCount name={name} />
      <div className="flex flex-wrap items-center gap-2 border-l pl-3 max-tablet:border-0 max-tablet:pl-0">
        {children}
      </div>
      {next !== undefined && <div className="ml-auto flex flex-wrap items-center gap-3">{next}</div>}
    </div>
  );
}
