import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs";
import { Facts } from "@/components/ui/panel";
import { classNames } from "@/lib/class-names";

/** A page within the frame: where I am, its head if it has one, and its body with the page's padding. */
export function Page({
  crumbs,
  head,
  children,
  narrow = false,
  className,
}: Readonly<{
  crumbs: readonly Crumb[];
  head?: ReactNode;
  children: ReactNode;
  /** For pages that are read or filled in from top to bottom. */
  narrow?: boolean;
  className?: string;
}>) {
  return (
    <>
      <Breadcrumbs crumbs={crumbs} />
      {head}
      <div
        className={classNames(
          "px-page pt-6 pb-10 max-tablet:pt-4 max-tablet:pb-8 print:p-0",
          narrow ? "max-w-192" : "max-w-[2240px]",
          className,
        )}
      >
        {children}
      </div>
    </>
  );
}

type PageHeadProps = Readonly<{
  title: ReactNode;
  /** The line above the title: key, site, room. */
  above?: ReactNode;
  /** The state at the right, with since when below it. */
  state?: ReactNode;
  stateNote?: ReactNode;
  facts?: readonly Readonly<{ name: string; value: ReactNode }>[];
  actions?: ReactNode;
  /** A PhaseTrack or Tabs, at the lower edge. */
  children?: ReactNode;
}>;

/** The head of a page about one thing: what it is, how it stands, its facts, its views. */
export function PageHead({ title, above, state, stateNote, facts, actions, children }: PageHeadProps) {
  return (
    <div className="border-b bg-surface px-page pt-4 print:mb-3 print:border-0 print:p-0">
      <div className="max-w-[2192px]">
        <div className="flex items-start justify-between gap-x-6 gap-y-3 max-desk:flex-wrap max-tablet:flex-col max-tablet:flex-nowrap">
          <div className="min-w-0">
            {above !== undefined && <div className="text-ink-2">{above}</div>}
            <h1 className="text-title font-strong text-pretty">{title}</h1>
          </div>
          {(state !== undefined || actions !== undefined) && (
            <div className="flex shrink-0 flex-col items-end gap-1.25 text-right max-desk:shrink max-tablet:flex-row max-tablet:flex-wrap max-tablet:items-center max-tablet:gap-x-2.5 max-tablet:text-left">
              {state}
              {stateNote !== undefined && <div className="text-meta text-ink-3">{stateNote}</div>}
              {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
            </div>
          )}
        </div>
        {facts && facts.length > 0 && <Facts facts={facts} className="mt-4" />}
        {children ?? <div className="h-4" />}
      </div>
    </div>
  );
}
