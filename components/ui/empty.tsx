import type { ReactNode } from "react";

/** What stands where nothing is: one sentence, what it would show, and the one thing to do next. */
export function Empty({
  title,
  children,
  actions,
}: Readonly<{ title: ReactNode; children?: ReactNode; actions?: ReactNode }>) {
  return (
    <div className="grid justify-items-start gap-1.5 rounded-panel border border-dashed border-line-strong p-6">
      <p className="font-strong">{title}</p>
      {children !== undefined && <div className="max-w-[66ch] text-ink-2">{children}</div>}
      {actions !== undefined && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
