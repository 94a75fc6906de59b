"use client";

import { countedHref } from "@/components/status/address";
import { CellLink } from "@/components/ui/text";
import type { AdvisoryId } from "@/domain/ids";

/** A site's strip as it is drawn: its shapes, what they say, and the numbers of now beside them. */
export type DrawnStrip = Readonly<{
  code: string;
  name: string;
  label: string;
  shapes: Readonly<{ exposed: string; unknown: string }>;
  exposed: number;
  unknown: number;
}>;

type Props = Readonly<{
  strips: readonly DrawnStrip[];
  size: Readonly<{ width: number; height: number }>;
  /** The id the patterns begin with. */
  patterns: string;
  advisoryId: AdvisoryId | null;
}>;

function NumberNow({
  strip,
  name,
  advisoryId,
}: Readonly<{ strip: DrawnStrip; name: "exposed" | "unknown"; advisoryId: AdvisoryId | null }>) {
  const count = strip[name];
  if (count === 0) return null;
  return (
    <span className="whitespace-nowrap">
      <CellLink
        href={countedHref(name, { advisoryId, siteCode: strip.code })}
        aria-label={`${count} ${name} at ${strip.name}`}
      >
        {count}
      </CellLink>{" "}
      {name}
    </span>
  );
}

/** The strips side by side. The shapes were computed by the server: they are sent once, and no code that draws charts. */
export function StripList({ strips, size: { width, height }, patterns, advisoryId }: Props) {
  return (
    <ul className="grid gap-x-8 gap-y-3 tablet:grid-cols-2 wide:grid-cols-3">
      {strips.map((strip) => (
        <li key={strip.code} className="grid grid-cols-[168px_minmax(0,1fr)] items-center gap-x-4">
          <svg role="img" aria-label={strip.label} width={width} height={height} className="block">
            <path d={strip.shapes.unknown} fill={`url(#${patterns}-unknown)`} />
            <path d={strip.shapes.exposed} className="fill-exposed-fill" />
            <path d={`M0 ${height - 1}H${width}`} className="stroke-line-strong" />
          </svg>
          <span className="min-w-0">
            {strip.name}
            <span className="flex flex-wrap gap-x-3 text-meta text-ink-2">
              <NumberNow {...{ strip, advisoryId }} name="exposed" />
              <NumberNow {...{ strip, advisoryId }} name="unknown" />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
