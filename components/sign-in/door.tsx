import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** The page before the portal: the name, one heading, one thing to do. */
export function Door({
  title,
  lead,
  wide = false,
  children,
}: Readonly<{ title: string; lead: string; wide?: boolean; children: ReactNode }>) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto]">
      <header className="flex items-center gap-2.5 px-4 py-4 text-lead font-strong tablet:px-8 tablet:py-5">
        <Icon name="isocenter" className="size-5.5 text-accent" />
        Isocenter
      </header>
      <main
        className={`mx-auto grid w-full content-start gap-4 px-4 pt-2 pb-8 tablet:content-center tablet:pt-0 ${wide ? "max-w-[35rem]" : "max-w-[25rem]"}`}
      >
        <div>
          <h1 className="text-title font-strong">{title}</h1>
          <p className="mt-1 text-ink-2">{lead}</p>
        </div>
        {children}
      </main>
      <footer className="px-4 py-4 text-meta text-ink-3 tablet:px-8">Isocenter, self-hosted</footer>
    </div>
  );
}
