import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";

/** A box, only around something to act on: what may happen next, an open step, a signature, a table. */
export function Panel({
  children,
  tone = "plain",
  className,
}: Readonly<{
  children: ReactNode;
  /** `next`: what is expected of this person now. `void`: what no longer holds, dashed. */
  tone?: "plain" | "strong" | "next" | "void";
  className?: string;
}>) {
  return (
    <div
      className={classNames(
        "overflow-clip rounded-panel border",
        tone === "plain" && "bg-surface",
        tone === "strong" && "border-line-strong bg-surface",
        tone === "next" && "border-accent bg-surface",
        tone === "void" && "border-dashed border-line-strong text-ink-2",
        className,
      )}
    >
      {children}
    </div>
  );
}

/** A section of a panel, divided from the one before it; `mine` is the part that waits for the reader. */
export function PanelPart({
  children,
  mine = false,
  className,
}: Readonly<{ children: ReactNode; mine?: boolean; className?: string }>) {
  return (
    <div
      className={classNames(
        "border-t px-4 py-3 first:border-t-0",
        mine && "bg-accent-soft shadow-[inset_3px_0_0_var(--color-accent)]",
        className,
      )}
    >
      {children}
    </div>
  );
}

/** Facts in pairs of a name and a value, side by side and wrapping; two columns on phones. */
export function Facts({
  facts,
  className,
}: Readonly<{ facts: readonly Readonly<{ name: string; value: ReactNode }>[]; className?: string }>) {
  return (
    <dl
      className={classNames(
        "grid grid-cols-2 gap-x-4 gap-y-2.5 tablet:flex tablet:flex-wrap tablet:gap-x-8 tablet:gap-y-1.5",
        className,
      )}
    >
      {facts.map((fact) => (
        <div key={fact.name} className="min-w-0">
          <dt className="text-meta text-ink-3">{fact.name}</dt>
          <dd className="font-medium">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
