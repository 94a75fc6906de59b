"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { classNames } from "@/lib/class-names";

/** One place of the portal with what waits there. */
export type PlaceLink = Readonly<{
  href: string;
  label: string;
  icon: ReactNode;
  count?: number | undefined;
}>;

const lies = (path: string, href: string) => path === href || path.startsWith(`${href}/`);

/** The place a path belongs to: the one with the longest address that the path begins with. */
export function currentPlace(path: string, hrefs: readonly string[]): string | null {
  return hrefs
    .filter((href) => lies(path, href))
    .reduce<string | null>((best, href) => (href.length > (best?.length ?? 0) ? href : best), null);
}

const looks = {
  rail: "flex h-row items-center gap-2.5 rounded-panel px-2.5 font-medium text-ink-2 no-underline hover:bg-sunken hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent aria-[current]:shadow-[inset_3px_0_0_var(--color-accent)] max-desk:justify-center max-desk:px-0",
  bottom:
    "relative grid min-w-0 justify-items-center gap-0.75 px-1 pt-2 pb-2.25 text-[12px] leading-tight font-medium text-ink-2 no-underline aria-[current]:text-accent aria-[current]:shadow-[inset_0_2px_0_var(--color-accent)]",
  menu: "flex min-h-row items-center gap-2.5 rounded-mark px-2.5 text-ink no-underline hover:bg-accent-soft aria-[current]:text-accent",
} as const;

/** The places as links; which one is the present one follows the address, also when the frame around them stays. */
export function PlaceLinks({
  places,
  look,
}: Readonly<{ places: readonly PlaceLink[]; look: keyof typeof looks }>) {
  const here = currentPlace(
    usePathname(),
    places.map((place) => place.href),
  );
  return places.map((place) => (
    <AppLink
      key={place.href}
      href={place.href}
      {...(place.href === here && { "aria-current": "page" as const })}
      className={looks[look]}
      // The frame stays when the page changes, so an open menu would stay open too.
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
    >
      {place.icon}
      <span
        className={classNames(
          look === "rail" && "max-desk:sr-only",
          look === "bottom" && "max-w-full truncate",
        )}
      >
        {place.label}
      </span>{" "}
      {place.count !== undefined && place.count > 0 && (
        <span
          className={classNames(
            "text-meta font-medium",
            look === "bottom" ? "sr-only" : "ml-auto",
            look === "rail" && "max-desk:sr-only",
          )}
        >
          {place.count}
        </span>
      )}
    </AppLink>
  ));
}
