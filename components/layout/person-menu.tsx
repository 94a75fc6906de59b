import type { ReactNode } from "react";
import { KeysButton } from "@/components/search/keys-button";
import { Icon } from "@/components/ui/icon";
import { popoverPlace } from "@/components/ui/menu";
import type { Theme } from "@/lib/theme";
import { ThemeSwitch } from "./theme-switch";

/** Who is signed in, as the frame shows it. */
export type FramePerson = Readonly<{
  name: string;
  /** In words: "Coordinator", "Technician and clinical lead". */
  roles: string;
  /** "all sites", "Northgate", "4 sites". */
  sites: string;
}>;

// The browser's own popover: it opens and closes without script and lies above everything.
/** The person, what they may be here, how the page looks, and the way out. */
export function PersonMenu({
  person,
  theme,
  signOut,
  children,
}: Readonly<{
  person: FramePerson;
  theme: Theme;
  /** The form that ends the session. */
  signOut: ReactNode;
  children?: ReactNode;
}>) {
  return (
    <>
      <button
        type="button"
        popoverTarget="person-menu"
        aria-label={`${person.name}, ${person.roles}, ${person.sites}. Your menu`}
        className="flex max-w-72 cursor-pointer items-center gap-2 border-l pl-3 text-left leading-tight max-tablet:size-11 max-tablet:justify-center max-tablet:border-0 max-tablet:pl-0"
      >
        <span className="min-w-0 max-tablet:hidden">
          <span className="block truncate font-medium">{person.name}</span>
          <span className="block truncate text-meta text-ink-3">
            {person.roles} · {person.sites}
          </span>
        </span>
        <Icon name="down" className="size-3 shrink-0 text-ink-3 max-tablet:hidden" />
        <Icon name="person" className="size-5 text-ink-2 tablet:hidden" />
      </button>
      <div
        id="person-menu"
        popover="auto"
        className={`absolute top-19 right-page bottom-auto left-auto w-72 max-w-[calc(100vw-2*var(--spacing-page))] rounded-panel border bg-raised text-ink shadow-float ${popoverPlace}`}
      >
        <div className="border-b px-4 py-3">
          <div className="font-strong">{person.name}</div>
          <div className="text-ink-2">{person.roles}</div>
          <div className="text-ink-2">{person.sites}</div>
        </div>
        {children}
        <div className="border-b px-4 py-3">
          <ThemeSwitch theme={theme} />
        </div>
        <div className="border-b px-4 py-3">
          <KeysButton />
        </div>
        <div className="px-4 py-3">{signOut}</div>
      </div>
    </>
  );
}
