import type { ReactNode } from "react";

export const zone = "Europe/Berlin";
export const now = new Date("2026-11-23T13:20:00Z");
export const since = new Date("2026-11-20T09:20:00Z");

/** A part of the kit, with the words that say which. */
export function Specimens({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <section>
      <h2 className="pb-3 text-lead font-strong">{title}</h2>
      <div className="flex flex-wrap items-start gap-x-7 gap-y-4">{children}</div>
    </section>
  );
}

/** One specimen with its caption. */
export function Specimen({ of, children }: Readonly<{ of: string; children: ReactNode }>) {
  return (
    <div className="grid max-w-full justify-items-start gap-1.5">
      {children}
      <span className="text-meta text-ink-3">{of}</span>
    </div>
  );
}
