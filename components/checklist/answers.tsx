import type { ReactNode } from "react";

/** The answers of a step, all of one size, with their reason below; on phones at the lower edge of the screen. */
export function Answers({
  done,
  others,
  note,
  noteId,
}: Readonly<{ done: ReactNode; others: ReactNode; note: ReactNode; noteId: string }>) {
  return (
    <div
      data-dock
      className="grid gap-2 border-t border-line bg-surface pt-3 max-tablet:fixed max-tablet:inset-x-0 max-tablet:bottom-0 max-tablet:z-9 max-tablet:border-line-strong max-tablet:bg-raised max-tablet:px-4 max-tablet:pb-[max(8px,env(safe-area-inset-bottom))] print:hidden"
    >
      <div className="grid auto-cols-fr grid-flow-col gap-2">
        {done}
        {others}
      </div>
      {note && (
        <div id={noteId} className="text-ink-2 max-tablet:-order-1 max-tablet:line-clamp-2">
          {note}
        </div>
      )}
    </div>
  );
}
