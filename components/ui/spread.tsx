import { useId } from "react";
import { AppLink } from "./app-link";
import { type AreaState, areaFill, Swatch, TexturePatterns } from "./textures";

/** One part of the whole: how many, in which state, under which word, and the rows it counts. */
export type SpreadPart = Readonly<{ state: AreaState; count: number; word: string; href?: string }>;

const gap = 0.25;
/** So that one system among thousands is still seen. */
const leastShare = 1.2;

/** Where each part lies in per cent: shares of the whole, the smallest widened, all together one hundred. */
export function spreadShares(
  counts: readonly number[],
): readonly Readonly<{ from: number; width: number }>[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const wanted = counts.map((count) => (count === 0 ? 0 : Math.max(leastShare, (100 * count) / total)));
  const sum = wanted.reduce((all, share) => all + share, 0);
  const widths = wanted.map((share) => (sum === 0 ? 0 : (100 * share) / sum));
  return widths.map((width, index) => ({
    from: widths.slice(0, index).reduce((all, one) => all + one, 0),
    width,
  }));
}

/** How the systems are spread over the states: a textured bar and a legend whose numbers open their rows. */
export function Spread({ label, parts }: Readonly<{ label: string; parts: readonly SpreadPart[] }>) {
  const id = useId();
  const shown = parts.filter((part) => part.count > 0);
  const shares = spreadShares(shown.map((part) => part.count));
  const spoken = shown.map((part) => `${part.count} ${part.word}`).join(", ");
  return (
    <div>
      <svg
        role="img"
        aria-label={`${label}: ${spoken || "none"}`}
        width="100%"
        className="block h-7.5 overflow-visible max-tablet:h-6.5 print:h-4.5"
      >
        <TexturePatterns id={id} />
        {shown.map((part, index) => {
          const { from, width } = shares[index] ?? { from: 0, width: 0 };
          return (
            <rect
              key={part.word}
              x={`${from}%`}
              width={`${Math.max(width - gap, 0.4)}%`}
              height="100%"
              rx="2"
              {...areaFill(part.state, id)}
            />
          );
        })}
      </svg>
      <ul className="mt-2.5 flex flex-wrap gap-x-5 gap-y-1.5">
        {parts.map((part) => (
          <li key={part.word}>
            <SpreadWord part={part} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SpreadWord({ part }: Readonly<{ part: SpreadPart }>) {
  const words = (
    <>
      <Swatch state={part.state} />
      <span>
        <b className="text-ink">{part.count}</b> {part.word}
      </span>
    </>
  );
  const look = "inline-flex items-center gap-1.75 text-ink-2 no-underline";
  return part.href ? (
    <AppLink href={part.href} className={`${look} hover:underline`}>
      {words}
    </AppLink>
  ) : (
    <span className={look}>{words}</span>
  );
}
