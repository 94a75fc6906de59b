"use client";

import { useState } from "react";
import { type AnyRefusal, isConflict } from "./act-refusal";

type Carried = Readonly<Record<string, string>>;

/** What of a form's hidden fields says what its sender had read when it was filled in. */
const readOf = ({ seen, attemptId }: Carried): Carried => ({
  ...(seen !== undefined && { seen }),
  ...(attemptId !== undefined && { attemptId }),
});
const same = (one: Carried, other: Carried) => JSON.stringify(readOf(one)) === JSON.stringify(readOf(other));

/**
 * What a form carries, on a page that changes by itself: once somebody types in it, or where it answers one attempt of a step, it keeps
 * what was read then, so that the portal refuses what rests on something else; `changed` says so, and `readAgain` takes what is shown now.
 */
export function useRead(now: Carried) {
  const [read, setRead] = useState(now);
  const [touched, setTouched] = useState(false);
  const [follows, setFollows] = useState(false);
  const holds = !follows && (touched || "attemptId" in now);
  const changed = !same(read, now);
  if (changed && !holds) setRead(now);
  /** The sender was told what changed, or is done: from now on it follows what is shown. */
  const follow = () => {
    setTouched(false);
    setFollows(true);
  };
  return {
    carried: holds ? { ...now, ...readOf(read) } : now,
    changed: changed && holds,
    readAgain: () => setRead(now),
    touch: () => {
      if (touched) return;
      setTouched(true);
      setFollows(false);
      setRead(now);
    },
    follow,
    heed: (refused: AnyRefusal) => {
      if (isConflict(refused)) follow();
    },
  };
}
