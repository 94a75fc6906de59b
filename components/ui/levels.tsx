import { classNames } from "@/lib/class-names";

const steps = [1, 2, 3, 4] as const;

/** How certain a match is, as 0 to 4 bars and its word; never a percentage. */
export function Levels({ level, word }: Readonly<{ level: 0 | 1 | 2 | 3 | 4; word: string }>) {
  return (
    <span className="inline-flex items-center gap-1.75 whitespace-nowrap">
      <svg aria-hidden="true" viewBox="0 0 22 12" className="h-3 w-5.5 shrink-0 text-ink-2">
        {steps.map((step) => (
          <rect
            key={step}
            x={(step - 1) * 6 + 0.5}
            y="0.5"
            width="3"
            height="11"
            rx="0.5"
            stroke="currentColor"
            className={classNames(step <= level ? "fill-current" : "fill-none")}
          />
        ))}
      </svg>
      {word}
    </span>
  );
}
