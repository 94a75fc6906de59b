import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
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
  signOut: (form: FormData) => Promise<void>;
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
        className="absolute inset-auto top-19 right-page m-0 w-72 rounded-panel border bg-raised text-ink shadow-float"
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
        <form action={signOut} className="px-4 py-3">
          <Button type="submit">Sign out</Button>
        </form>
      </div>
    </>
  );
}
