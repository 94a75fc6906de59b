import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";
import { Icon } from "./icon";
import type { IconName } from "./icon-shapes";
import { Swatch } from "./textures";

export type StateTone = "neutral" | "waiting" | "fault" | "safe" | "contained";

const tones: Record<StateTone, string> = {
  neutral: "text-ink-2",
  waiting: "text-waiting",
  fault: "text-fault",
  safe: "text-safe",
  contained: "text-contained",
};

/** A small state within a line: an icon and a word, without a box. */
export function State({
  icon,
  tone = "neutral",
  children,
  className,
}: Readonly<{ icon: IconName; tone?: StateTone; children: ReactNode; className?: string }>) {
  return (
    <span className={classNames("inline-flex items-start gap-1.25", tones[tone], className)}>
      <Icon name={icon} className="mt-[0.16em] size-3.75" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}

/** A decision or an answer that is missing, in a dense row: hatched like every unknown, with its word. */
export function Undecided({ children = "undecided" }: Readonly<{ children?: ReactNode }>) {
  return (
    <span className="inline-flex items-center gap-1.25 text-exposed">
      <Swatch state="unknown" />
      {children}
    </span>
  );
}
