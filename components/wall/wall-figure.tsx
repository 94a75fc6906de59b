import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-shapes";
import { classNames } from "@/lib/class-names";

/** The states a figure of the wall view can tell, each with its drawing, its texture and its word. */
export const figures = {
  exposed: {
    word: "exposed",
    icon: "shield-solid",
    look: "border-exposed-fill bg-exposed-fill text-exposed-on",
  },
  unknown: { word: "unknown", icon: "question", look: "border-exposed bg-surface text-exposed" },
  "risk-accepted": {
    word: "risk accepted",
    icon: "shield",
    look: "border-exposed bg-surface text-exposed outline-2 outline-exposed -outline-offset-6",
  },
  contained: { word: "contained", icon: "fence", look: "border-contained bg-contained-soft text-contained" },
  remediated: { word: "remediated", icon: "check", look: "border-safe bg-safe-soft text-safe" },
  "back-in-service": { word: "in service", icon: "plug", look: "border-safe bg-safe-soft text-safe" },
} as const satisfies Record<string, Readonly<{ word: string; icon: IconName; look: string }>>;
export type FigureName = keyof typeof figures;

type FigureProps = Readonly<{
  name: FigureName;
  count: number;
  /** Its rows; null where no page lists exactly them. */
  href: string | null;
  /** What the number is of, for who cannot see where it stands. */
  label: string;
  className?: string;
}>;

/** A number on its texture, as large as the text around it; a zero is grey. */
export function Figure({ name, count, href, label, className }: FigureProps) {
  const { icon, look, word } = figures[name];
  const shape =
    "inline-flex min-w-0 items-stretch overflow-hidden rounded-panel border-2 leading-none font-strong no-underline";
  const words = (
    <>
      {name === "unknown" && count > 0 && (
        <span aria-hidden="true" className="texture-unknown w-[0.6em] shrink-0 border-r-2 border-exposed" />
      )}
      <span className="flex items-center gap-[0.22em] px-[0.3em] py-[0.14em]">
        <Icon name={icon} className="size-[0.72em] shrink-0" />
        {count}
      </span>
    </>
  );
  if (count === 0 || href === null) {
    return (
      <span className={classNames(shape, count === 0 ? "border-line text-ink-3" : look, className)}>
        {words} <span className="sr-only">{word}</span>
      </span>
    );
  }
  return (
    <AppLink href={href} aria-label={`${label}: ${count}`} className={classNames(shape, look, className)}>
      {words}
    </AppLink>
  );
}
