"use client";

import { useState } from "react";

type Carried = Readonly<Record<string, string>>;

const asText = (carried: Carried) => JSON.stringify(Object.entries(carried).sort());

/**
 * What a form's sender has read, on a page that changes by itself: once somebody types in it, or from the beginning where `always`, it
 * keeps what was read then, so that the portal refuses what rests on something else; `changed` says so, and `readAgain` takes what is
 * shown now. `now` is all of it, in texts; `shown` goes with it, for what the form draws of it.
 */
export function useRead<Read extends Carried, Shown = null>(
  now: Read,
  { always = false, shown }: Readonly<{ always?: boolean; shown?: Shown }> = {},
) {
  const [read, setRead] = useState({ carried: now, shown });
  const [touched, setTouched] = useState(false);
  const [follows, setFollows] = useState(false);
  const holds = !follows && (touched || always);
  const changed = asText(read.carried) !== asText(now);
  const take = () => setRead({ carried: now, shown });
  if (changed && !holds) take();
  /** The sender was told what changed, or is done: from now on it follows what is shown. */
  const follow = () => {
    setTouched(false);
    setFollows(true);
  };
  return {
    carried: holds ? read.carried : now,
    /** What was shown when it was read. */
    shown: holds ? read.shown : shown,
    changed: changed && holds,
    readAgain: take,
    touch: () => {
      if (touched) return;
      setTouched(true);
      setFollows(false);
      take();
    },
    follow,
  };
}
