"use client";

import { useState } from "react";
import { wallHref } from "@/components/status/address";
import { classNames } from "@/lib/class-names";
import type { WallTheme } from "@/lib/wall-theme";
import type { WallPicture } from "./picture";
import { RestPlace, SitePlace } from "./site-place";
import { useAwake } from "./use-awake";
import { useWall } from "./use-wall";
import { StoppedBand, WallBand } from "./wall-band";
import { WallControls } from "./wall-controls";
import { WallHead, WallWords } from "./wall-head";

// Up to so many places in such a grid: each place as large as the screen allows, about twice as wide as high.
const grids = [
  [1, "wall:grid-cols-1 wall:grid-rows-1"],
  [2, "wall:grid-cols-2 wall:grid-rows-1"],
  [4, "wall:grid-cols-2 wall:grid-rows-2"],
  [6, "wall:grid-cols-3 wall:grid-rows-2"],
  [9, "wall:grid-cols-3 wall:grid-rows-3"],
  [12, "wall:grid-cols-4 wall:grid-rows-3"],
  [16, "wall:grid-cols-4 wall:grid-rows-4"],
  [20, "wall:grid-cols-5 wall:grid-rows-4"],
  [25, "wall:grid-cols-5 wall:grid-rows-5"],
  [30, "wall:grid-cols-6 wall:grid-rows-5"],
  [36, "wall:grid-cols-6 wall:grid-rows-6"],
  [42, "wall:grid-cols-7 wall:grid-rows-6"],
  [49, "wall:grid-cols-7 wall:grid-rows-7"],
  [56, "wall:grid-cols-8 wall:grid-rows-7"],
] as const;

const gridFor = (places: number): string => grids.find(([most]) => places <= most)?.[1] ?? "";

// On a screen that is wide enough everything grows with it; on any other the page is read and scrolled like others.
const measures =
  "[--total:2.25rem] [--word:1rem] [--clock:2rem] [--band:1.25rem] [--u:0.5rem] wall:[--u:min(1vw,1.78vh)] wall:[--total:calc(4.2*var(--u))] wall:[--word:calc(1.25*var(--u))] wall:[--clock:calc(3.4*var(--u))] wall:[--band:calc(2.2*var(--u))]";

// What is no longer known to be true is not shown as safe: what was blue or green turns grey.
const doubted =
  "[--color-safe:var(--color-ink-2)] [--color-safe-soft:var(--color-sunken)] [--color-contained:var(--color-ink-2)] [--color-contained-soft:var(--color-sunken)]";

/** Status for a wall: it draws itself anew, says how old it is, and never looks safe when it does not know. */
export function Wall({ first, theme: kept }: Readonly<{ first: WallPicture; theme: WallTheme }>) {
  const address = wallHref(first.advisoryId);
  const { picture, standing, ageMs, beat } = useWall(first, `/api${address}`);
  const awake = useAwake();
  const [theme, setTheme] = useState(kept);
  return (
    <main
      data-standing={standing}
      data-wall={theme}
      className={classNames(
        "flex min-h-dvh flex-col gap-[calc(0.7*var(--u))] bg-canvas p-[calc(0.7*var(--u))] text-ink wall:h-dvh wall:overflow-hidden",
        measures,
        standing !== "live" && doubted,
      )}
    >
      <h1 className="sr-only">Status of all sites, for a wall</h1>
      {standing !== "live" && <WallBand {...{ standing, ageMs, address }} clock={(picture ?? first).clock} />}
      <StoppedBand beat={beat} />
      {picture && (
        <>
          <WallHead {...{ picture, standing, ageMs }} />
          <Sites picture={picture} />
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <WallWords picture={picture} />
            <WallControls {...{ picture, theme, setTheme, awake }} />
          </div>
        </>
      )}
    </main>
  );
}

function Sites({ picture: { sites, rest, advisoryId } }: Readonly<{ picture: WallPicture }>) {
  const places = sites.length + (rest ? 1 : 0);
  if (places === 0) return <p className="flex-1 text-(length:--word) text-ink-2">There is no site yet.</p>;
  return (
    <ul
      aria-label="Sites, worst first"
      className={classNames(
        "grid min-h-0 flex-1 grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] gap-[calc(0.5*var(--u))]",
        gridFor(places),
      )}
    >
      {sites.map((site) => (
        <li key={site.code} className="wall:min-h-0 wall:[container-type:size]">
          <SitePlace {...{ site, advisoryId }} />
        </li>
      ))}
      {rest && (
        <li className="wall:min-h-0 wall:[container-type:size]">
          <RestPlace rest={rest} />
        </li>
      )}
    </ul>
  );
}
