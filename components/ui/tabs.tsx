import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";
import { AppLink } from "./app-link";

/** One view of a page that has its own address. */
export type Tab = Readonly<{ href: string; label: ReactNode; count?: number | undefined; current: boolean }>;

/** The views of one thing, each an address; on phones the row scrolls sideways. */
export function Tabs({
  label,
  tabs,
  className,
}: Readonly<{ label: string; tabs: readonly Tab[]; className?: string }>) {
  return (
    <nav
      aria-label={label}
      className={classNames(
        "-mx-1 flex gap-4 overflow-x-auto px-1 [scrollbar-width:none] print:hidden",
        className,
      )}
    >
      {tabs.map((tab) => (
        <AppLink
          key={tab.href}
          href={tab.href}
          scroll={false}
          {...(tab.current && { "aria-current": "page" as const })}
          className={classNames(
            "flex min-h-10 shrink-0 items-center gap-1.5 border-b-2 font-medium whitespace-nowrap no-underline -outline-offset-2! max-tablet:min-h-11",
            tab.current
              ? "border-accent text-ink"
              : "border-transparent text-ink-2 hover:border-line-strong hover:text-ink",
          )}
        >
          {tab.label}{" "}
          {tab.count !== undefined && <span className="text-meta font-regular text-ink-3">{tab.count}</span>}
        </AppLink>
      ))}
    </nav>
  );
}
