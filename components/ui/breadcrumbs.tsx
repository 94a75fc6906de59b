import { AppLink } from "./app-link";
import { Icon } from "./icon";

/** One place on the way here; the last one is this page and has no address. */
export type Crumb = Readonly<{ label: string; href?: string }>;

/**
 * Where I am. A page puts it first: it stands in the top bar of the frame, which keeps the room for it, so that no page needs to
 * hand it up to the layout. On phones it is the way back and the name of the page.
 */
export function Breadcrumbs({ crumbs }: Readonly<{ crumbs: readonly Crumb[] }>) {
  const here = crumbs.at(-1);
  const parent = crumbs.findLast((crumb) => crumb !== here && crumb.href !== undefined);
  return (
    <nav
      aria-label="Where I am"
      className="pointer-events-none absolute -top-top right-44 left-page flex h-top min-w-0 items-center tablet:right-108 desk:right-170 print:hidden [&_a]:pointer-events-auto"
    >
      {parent?.href && (
        <AppLink
          href={parent.href}
          aria-label={`Back to ${parent.label}`}
          className="-ml-3 grid size-11 shrink-0 place-items-center text-ink-2 hover:text-ink tablet:hidden"
        >
          <Icon name="back" className="size-5" />
        </AppLink>
      )}
      <ol className="flex min-w-0 items-center gap-1.5 whitespace-nowrap text-ink-3">
        {crumbs.map((crumb) =>
          crumb === here ? (
            <li key={crumb.label} className="min-w-0">
              <span aria-current="page" className="block truncate font-medium text-ink">
                {crumb.label}
              </span>
            </li>
          ) : (
            <li key={crumb.label} className="flex shrink-0 items-center gap-1.5 max-tablet:hidden">
              {crumb.href ? (
                <AppLink href={crumb.href} className="text-ink-2 no-underline hover:underline">
                  {crumb.label}
                </AppLink>
              ) : (
                crumb.label
              )}
              <span aria-hidden="true">/</span>
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
