import { ButtonLink } from "./button";

/** A stretch of a list: after how many it begins, how many it has, and how many there are in all. */
export type Stretch = Readonly<{ from: number; shown: number; total: number }>;

/** Where a stretch of a list stands among all, with the way on and back; nothing where all of it is shown. */
export function StretchPages({
  of: { from, shown, total },
  noun,
  href,
}: Readonly<{ of: Stretch; noun: string; href: string }>) {
  const next = from + shown;
  if (from === 0 && next >= total) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-3 text-ink-2 print:hidden">
      {shown > 0 && (
        <span>
          {noun} {from + 1} to {next} of {total}
        </span>
      )}
      {from > 0 && <ButtonLink href={href}>First</ButtonLink>}
      {shown > 0 && next < total && <ButtonLink href={`${href}?from=${next}`}>Next</ButtonLink>}
    </nav>
  );
}
