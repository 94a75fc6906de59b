const steps = [1, 2, 3, 4] as const;

/** The bars from one on to another, as one shape. */
const bars = (from: number, to: number): string =>
  steps
    .filter((step) => step > from && step <= to)
    .map((step) => `M${(step - 1) * 6 + 0.5} .5h3v11h-3z`)
    .join("");

/** How certain a match is, as 0 to 4 bars and its word; never a percentage. */
export function Levels({ level, word }: Readonly<{ level: 0 | 1 | 2 | 3 | 4; word: string }>) {
  return (
    <span className="levels">
      <svg aria-hidden="true" viewBox="0 0 22 12">
        {level > 0 && <path d={bars(0, level)} className="fill-current" />}
        {level < 4 && <path d={bars(level, 4)} />}
      </svg>
      {word}
    </span>
  );
}
