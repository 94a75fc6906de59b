"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const second = 1000;

/**
 * What is left until a time, by the server's clock: it goes on from what the page said by a clock that nobody sets, and asks
 * the server again each minute, when the page comes back into sight, and when nothing is left.
 */
export function Countdown({ until, now, over }: Readonly<{ until: Date; now: Date; over: string }>) {
  const router = useRouter();
  const [left, setLeft] = useState(until.getTime() - now.getTime());
  useEffect(() => {
    const [begun, from] = [performance.now(), until.getTime() - now.getTime()];
    const remaining = () => from - (performance.now() - begun);
    const ask = () => document.visibilityState === "visible" && router.refresh();
    const tick = setInterval(() => setLeft(remaining()), second);
    const again = setInterval(ask, 60 * second);
    const end = from > 0 && from < 2_000_000_000 ? setTimeout(ask, from + second) : undefined;
    setLeft(remaining());
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(tick);
      clearInterval(again);
      clearTimeout(end);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [until, now, router]);
  return (
    <span role="timer" className="font-mono tabular-nums" suppressHydrationWarning>
      {left > 0 ? inWords(left) : over}
    </span>
  );
}

const two = (value: number) => String(value).padStart(2, "0");

/** "47 h 09 min 05 s". */
function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / second);
  return `${Math.floor(seconds / 3600)} h ${two(Math.floor(seconds / 60) % 60)} min ${two(seconds % 60)} s`;
}
