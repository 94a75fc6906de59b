import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";
import { FieldError } from "./field";
import { Icon } from "./icon";

/** The place where files are dropped, pasted or chosen; `over` while one is held above it. */
export function FileDropArea({
  children,
  action,
  over = false,
}: Readonly<{ children: ReactNode; action: ReactNode; over?: boolean }>) {
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center gap-3 rounded-panel border border-dashed px-3.5 py-3 transition-colors print:hidden",
        over ? "border-accent bg-accent-soft" : "border-line-strong bg-canvas",
      )}
    >
      <Icon name="upload" />
      <div className="min-w-0 flex-[1_1_200px] text-ink-2">{children}</div>
      {action}
    </div>
  );
}

/** The files of a step, one below the other. */
export function FileList({ children }: Readonly<{ children: ReactNode }>) {
  return <ul className="mt-1 grid">{children}</ul>;
}

/** One file: what it is, what is known of it, how far it has come, what went wrong, what can be done. */
export function FileRow({
  kind,
  name,
  facts,
  progress,
  error,
  held = false,
  action,
}: Readonly<{
  /** Its ending or a preview. */
  kind: ReactNode;
  name: ReactNode;
  facts?: ReactNode;
  progress?: ReactNode;
  error?: ReactNode;
  held?: boolean;
  action?: ReactNode;
}>) {
  return (
    <li className="grid min-h-13 grid-cols-[40px_minmax(0,1fr)_auto] items-center gap-x-3 border-b py-1.5">
      <span
        className={classNames(
          "grid size-10 place-items-center overflow-hidden rounded-mark border font-mono text-[11px] leading-none font-medium",
          held ? "border-dashed border-waiting bg-waiting-soft text-waiting" : "bg-surface text-ink-2",
        )}
      >
        {held ? <Icon name="lock" className="size-5" /> : kind}
      </span>
      <div className="min-w-0">
        <span className="font-mono text-[0.93em] font-medium break-all">{name}</span>
        {progress !== undefined && <div className="mt-1">{progress}</div>}
        {error !== undefined && <FieldError>{error}</FieldError>}
        {facts !== undefined && <div className="text-meta text-ink-3">{facts}</div>}
      </div>
      {action !== undefined && <div>{action}</div>}
    </li>
  );
}
