import { useEffect, useState } from "react";
import { watchAttendance } from "@/components/layout/attendance";
import { Hearing } from "@/components/layout/hearing";
import { Keeping, type Kept } from "./keeping";
import type { WallPicture } from "./picture";

/** The portal has so long to answer. */
const patienceMs = 5_000;
const tickMs = 1_000;
/** A page of another build is loaded anew at most so often. */
const reloadMs = 60_000;
const reloadedKey = "isocenter:wall-reloaded";

async function read(address: string) {
  const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(patienceMs) });
  if (answer.status !== 200) return { status: answer.status };
  // Safe because the portal of the same build sends what the page of that build reads; of another it is loaded anew.
  return { status: 200, picture: (await answer.json()) as WallPicture };
}

/** Neither sleep nor a clock set back makes what is shown look younger: the longer of two measures counts. */
function clockOf(): () => number {
  const [started, monotonic] = [Date.now(), performance.now()];
  return () => Math.max(Date.now() - started, performance.now() - monotonic);
}

function loadAnew(): void {
  const last = Number(sessionStorage.getItem(reloadedKey) ?? 0);
  if (Date.now() - last < reloadMs) return;
  sessionStorage.setItem(reloadedKey, String(Date.now()));
  window.location.reload();
}

/** What the wall view shows now, and how old it is; `beat` goes on as long as the page itself runs. */
export function useWall(first: WallPicture, address: string): Kept<WallPicture> & Readonly<{ beat: number }> {
  const [shown, show] = useState<Kept<WallPicture> & Readonly<{ beat: number }>>({
    picture: first,
    standing: "starting",
    ageMs: 0,
    beat: 0,
  });
  useEffect(() => {
    let heardUpTo = first.asOf;
    const look = () =>
      show(({ beat }) => {
        const kept = keeping.now();
        heardUpTo = kept.picture?.asOf ?? heardUpTo;
        return { ...kept, beat: beat + 1 };
      });
    const changed = () => {
      const { picture, standing } = keeping.now();
      if (standing === "live" && picture?.build !== first.build) loadAnew();
      look();
    };
    const keeping = new Keeping<WallPicture>({ first, read: () => read(address), clock: clockOf(), changed });
    const ask = keeping.readNow;
    const hearing = new Hearing({ since: () => heardUpTo, changed: ask, ended: ask, lost: ask });
    keeping.begin();
    hearing.begin();
    const unwatch = watchAttendance();
    const ticking = setInterval(look, tickMs);
    const signs = ["online", "offline", "pageshow"] as const;
    for (const sign of signs) window.addEventListener(sign, ask);
    document.addEventListener("visibilitychange", ask);
    return () => {
      keeping.stop();
      hearing.stop();
      unwatch();
      clearInterval(ticking);
      for (const sign of signs) window.removeEventListener(sign, ask);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [first, address]);
  return shown;
}
