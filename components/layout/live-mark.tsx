"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { redrawEvent } from "@/lib/redraw";
import { signedOutEvent } from "@/lib/signed-out";
import { watchAttendance } from "./attendance";
import { Hearing } from "./hearing";
import { LostText } from "./lost-text";
import { TypedFields, type TypedText } from "./typed";

/** So long the mark stands after the page was drawn anew. */
const markMs = 60_000;
const nothing: () => readonly TypedText[] = () => [];

/**
 * Draws the page anew when something happens that it may show, without losing what is being typed, and says so quietly. `since` is
 * when the page was drawn: what happened between that and the first word of the portal is not missed.
 */
export function LiveMark({ since }: Readonly<{ since: number }>) {
  const router = useRouter();
  const [drawing, draw] = useTransition();
  const [updated, setUpdated] = useState(0);
  const [lost, setLost] = useState<readonly TypedText[]>([]);
  const goneBy = useRef(nothing);
  const drawnAt = useRef(since);
  useEffect(() => {
    drawnAt.current = since;
  }, [since]);

  useEffect(() => watchAttendance(), []);
  useEffect(() => {
    const typed = new TypedFields();
    const redraw = () => {
      goneBy.current = typed.beforeDrawing();
      draw(() => router.refresh());
    };
    const hearing = new Hearing({
      since: () => drawnAt.current,
      changed: (known) => {
        redraw();
        if (known) setUpdated((count) => count + 1);
      },
      ended: () => window.dispatchEvent(new Event(signedOutEvent)),
    });
    const unwatch = typed.watch();
    window.addEventListener(redrawEvent, redraw);
    hearing.begin();
    return () => {
      hearing.stop();
      window.removeEventListener(redrawEvent, redraw);
      unwatch();
    };
  }, [router]);

  useEffect(() => {
    if (drawing) return;
    const gone = goneBy.current();
    goneBy.current = nothing;
    if (gone.length > 0) setLost((before) => [...before, ...gone]);
  }, [drawing]);

  useEffect(() => {
    if (updated === 0) return;
    const fades = setTimeout(() => setUpdated(0), markMs);
    return () => clearTimeout(fades);
  }, [updated]);

  return (
    <>
      <span role="status" className="text-meta text-ink-3 max-desk:sr-only print:hidden">
        {updated > 0 && !drawing && "Updated just now"}
      </span>
      {lost.length > 0 && <LostText lost={lost} close={() => setLost([])} />}
    </>
  );
}
