"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { signedOutEvent } from "@/lib/signed-out";
import { watchAttendance } from "./attendance";
import { Hearing } from "./hearing";

/** So long the mark stands after the page was drawn anew. */
const markMs = 60_000;

/**
 * Draws the page anew when something happens that it may show, without losing what is being typed, and says so quietly. `since` is
 * when the page was drawn: what happened between that and the first word of the portal is not missed.
 */
export function LiveMark({ since }: Readonly<{ since: number }>) {
  const router = useRouter();
  const [drawing, draw] = useTransition();
  const [updated, setUpdated] = useState(0);
  const drawnAt = useRef(since);
  drawnAt.current = since;

  useEffect(() => watchAttendance(), []);
  useEffect(() => {
    const hearing = new Hearing({
      since: () => drawnAt.current,
      changed: () => {
        draw(() => router.refresh());
        setUpdated((count) => count + 1);
      },
      ended: () => window.dispatchEvent(new Event(signedOutEvent)),
    });
    hearing.begin();
    return () => hearing.stop();
  }, [router]);

  useEffect(() => {
    if (updated === 0) return;
    const fades = setTimeout(() => setUpdated(0), markMs);
    return () => clearTimeout(fades);
  }, [updated]);

  return (
    <span role="status" className="text-meta text-ink-3 print:hidden">
      {updated > 0 && !drawing && "Updated just now"}
    </span>
  );
}
