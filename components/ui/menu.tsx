import { type ReactNode, useId } from "react";
import { AppLink } from "./app-link";
import { buttonClasses } from "./button";
import { Icon } from "./icon";
import type { IconName } from "./icon-shapes";

/** Where a popover opens: below its button where the browser can tie it to one, else in the middle. */
export const popoverPlace =
  "supports-[position-area:bottom]:inset-auto supports-[position-area:bottom]:m-0 supports-[position-area:bottom]:mt-1 supports-[position-area:bottom]:[position-area:bottom_span-left] supports-[position-area:bottom]:[position-try-fallbacks:flip-block,flip-inline]";

/** One way on: every entry is an address, so that it can be opened beside, shared and reached without the menu. */
export type MenuEntry = Readonly<{
  href: string;
  label: string;
  icon?: IconName;
  hint?: string;
  /** A file that is saved, not a page that is opened. */
  file?: boolean;
}>;

type MenuProps = Readonly<{
  /** What the button is called when it shows only dots. */
  label: string;
  /** What the button says, if it says something. */
  children?: ReactNode;
  entries: readonly MenuEntry[];
}>;

/** The rarer ways on, behind one button: links in the browser's own popover, without script. */
export function Menu({ label, children, entries }: MenuProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        {...(children === undefined && { "aria-label": label })}
        className={buttonClasses()}
      >
        {children ?? <Icon name="more" />}
        {children !== undefined && <Icon name="down" className="size-3" />}
      </button>
      <div
        id={id}
        popover="auto"
        className={`m-auto min-w-50 rounded-panel border bg-raised p-1 text-ink shadow-float ${popoverPlace}`}
      >
        <ul>
          {entries.map((entry) => (
            <li key={entry.href}>
              <Entry {...entry} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

const entryLook =
  "flex min-h-row items-center gap-2.5 rounded-mark px-2.5 py-1 text-ink no-underline hover:bg-accent-soft hover:text-accent focus-visible:-outline-offset-2";

function Entry({ href, label, icon, hint, file = false }: MenuEntry) {
  const words = (
    <>
      {icon && <Icon name={icon} />}
      <span>
        {label}
        {hint && <span className="block text-meta text-ink-3">{hint}</span>}
      </span>
    </>
  );
  if (file) {
    return (
      <a href={href} download className={entryLook}>
        {words}
      </a>
    );
  }
  return (
    <AppLink href={href} className={entryLook}>
      {words}
    </AppLink>
  );
}
