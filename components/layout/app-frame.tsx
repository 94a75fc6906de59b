import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-shapes";
import { TextLink } from "@/components/ui/text";
import { classNames } from "@/lib/class-names";
import type { Theme } from "@/lib/theme";
import { type FramePerson, PersonMenu } from "./person-menu";
import { type PlaceLink, PlaceLinks } from "./places";

/** A place the person may go to, with the number of what waits there. */
export type Place = Readonly<{ href: string; label: string; icon: IconName; count?: number | undefined }>;

type AppFrameProps = Readonly<{
  places: readonly Place[];
  person: FramePerson;
  theme: Theme;
  signOut: ReactNode;
  /** In demo mode: who one is there ("Cora, coordinator") and where another person is chosen. */
  demo?: Readonly<{ who: string; switchHref: string }> | undefined;
  /** The inbox with the number of unread notices; null for whom nothing can be told. */
  inbox: Readonly<{ href: string; unread: number }> | null;
  /** The search, in the line above the page. */
  search?: ReactNode;
  /** What nobody may miss, above every page. */
  alarm?: ReactNode;
  /** Says when the page was drawn anew. */
  updated?: ReactNode;
  /** What stands at the foot of the rail. */
  foot?: ReactNode;
  children: ReactNode;
}>;

const onPhones = 4;
const drawn = (places: readonly Place[], size: string): readonly PlaceLink[] =>
  places.map(({ icon, ...place }) => ({ ...place, icon: <Icon name={icon} className={size} /> }));

/** The frame of every signed-in page: places at the left (icons below 1100 px, a bar below on phones), who is here above. */
export function AppFrame(props: AppFrameProps) {
  const { places, person, theme, signOut, demo, inbox, search, alarm, updated, foot, children } = props;
  const rest = places.slice(onPhones);
  return (
    <div className="flex min-h-dvh flex-col print:block print:min-h-0">
      <SkipLink />
      {demo && <DemoStrip {...demo} />}
      <div className="flex flex-1 tablet:grid tablet:grid-cols-[var(--spacing-rail-icons)_minmax(0,1fr)] desk:grid-cols-[var(--spacing-rail)_minmax(0,1fr)] max-tablet:flex-col print:block">
        <nav
          aria-label="Places"
          className={classNames(
            "sticky top-0 flex flex-col border-r px-2 pb-3 max-tablet:hidden print:hidden",
            demo ? "h-[calc(100dvh-var(--spacing-strip))]" : "h-dvh",
          )}
        >
          <AppLink
            href={places[0]?.href ?? "/"}
            className="flex h-top shrink-0 items-center gap-2.5 px-2.5 text-lead font-strong text-ink no-underline max-desk:justify-center max-desk:px-0"
          >
            <Icon name="isocenter" className="size-5.5 text-accent" />
            <span className="max-desk:sr-only">Isocenter</span>
          </AppLink>
          <PlaceLinks places={drawn(places, "size-4")} look="rail" />
          {foot !== undefined && (
            <div className="mt-auto p-2.5 text-meta text-ink-3 max-desk:hidden">{foot}</div>
          )}
        </nav>
        <div className="flex min-w-0 flex-1 flex-col">
          {alarm}
          <header className="flex h-top shrink-0 items-center justify-end gap-3 border-b px-page max-tablet:gap-1 print:hidden">
            {updated}
            {search}
            {inbox && <InboxLink {...inbox} />}
            <PersonMenu person={person} theme={theme} signOut={signOut}>
              {rest.length > 0 && (
                <nav aria-label="More places" className="grid border-b p-1.5 tablet:hidden">
                  <PlaceLinks places={drawn(rest, "size-4")} look="menu" />
                </nav>
              )}
            </PersonMenu>
          </header>
          <main id="main" tabIndex={-1} className="relative min-w-0 flex-1 outline-none">
            {children}
          </main>
        </div>
      </div>
      {/* Where a page has answers of its own at the lower edge, they stand in its place. */}
      <nav
        aria-label="Places"
        className="sticky bottom-0 z-8 grid [:has([data-dock]:not([hidden]_*))+&]:hidden auto-cols-fr grid-flow-col border-t border-line-strong bg-raised pb-[env(safe-area-inset-bottom)] tablet:hidden print:hidden"
      >
        <PlaceLinks places={drawn(places.slice(0, onPhones), "size-5")} look="bottom" />
      </nav>
    </div>
  );
}

/** The first thing a keyboard reaches: past the places, to the page. */
function SkipLink() {
  return (
    <a
      href="#main"
      className="absolute -top-16 left-2 z-50 rounded-panel bg-raised px-3 py-2 text-accent shadow-float focus:top-2"
    >
      Skip to the page
    </a>
  );
}

function InboxLink({ href, unread }: Readonly<{ href: string; unread: number }>) {
  return (
    <AppLink
      href={href}
      aria-label={unread > 0 ? `Inbox, ${unread} unread` : "Inbox, nothing unread"}
      className="flex min-h-row items-center gap-1.5 rounded-panel px-2 font-medium text-ink-2 no-underline hover:bg-sunken hover:text-ink max-tablet:min-h-11 max-tablet:min-w-11 max-tablet:justify-center"
    >
      <Icon name="inbox" className="size-4 max-tablet:size-5" />
      <span className="max-desk:sr-only">Inbox</span>
      {unread > 0 && (
        <span className="rounded-full bg-accent px-1.5 text-meta leading-snug font-strong text-accent-on">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </AppLink>
  );
}

function DemoStrip({ who, switchHref }: Readonly<{ who: string; switchHref: string }>) {
  return (
    <section
      aria-label="Demo"
      className="flex min-h-strip flex-wrap items-center gap-x-2 border-b bg-sunken px-4 py-0.5 text-meta text-ink-2 print:hidden"
    >
      <span>
        Demo data. You are <b className="text-ink">{who}</b>.
      </span>
      <TextLink href={switchHref}>Switch person</TextLink>
    </section>
  );
}
