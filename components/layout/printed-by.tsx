"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { formatInstant } from "@/lib/dates";

/**
 * The first line of every page on paper: who printed it, and as of when. `since` is when the portal drew the frame; a page that was
 * opened within it is younger. The times are in UTC, since a page may speak of sites in several zones.
 */
export function PrintedBy({ who, since }: Readonly<{ who: string; since: number }>) {
  const path = usePathname();
  const drawnAt = useRef(since);
  const [shown, show] = useState({ asOf: since, at: since });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another page, drawn now
  useEffect(() => {
    drawnAt.current = Math.max(since, Date.now());
  }, [since, path]);
  useEffect(() => {
    // On paper it must stand before the browser has taken its picture of the page.
    const print = () => flushSync(() => show({ asOf: drawnAt.current, at: Date.now() }));
    window.addEventListener("beforeprint", print);
    return () => window.removeEventListener("beforeprint", print);
  }, []);
  return (
    <p className="printed-by hidden border-b pb-1 text-meta text-ink-3 print:mb-2 print:block">
      Isocenter · as of {formatInstant(new Date(shown.asOf), "UTC")} · printed by {who}
      {shown.at - shown.asOf > 60_000 && <>, {formatInstant(new Date(shown.at), "UTC")}</>}
    </p>
  );
}
