"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { isElsewhere } from "@/components/ui/row-keys";
import { Kbd } from "@/components/ui/text";
import type { GoTo } from "./go-to";

export const isSearchKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";

/** A press that is only half of one: a shift key on its way, or a character still being composed. */
const isHalf = (event: KeyboardEvent) =>
  event.isComposing || ["Shift", "Control", "Alt", "Meta"].includes(event.key);

/**
 * After "g" the next key is taken, whatever it is and however long it takes: it goes to a place or nowhere, and never reaches the
 * list below, where the same letter may decide something.
 */
export function useGoing(places: readonly GoTo[], showKeys: () => void): boolean {
  const [going, show] = useState(false);
  // What counts for the very next press, however soon it comes.
  const now = useRef(false);
  const router = useRouter();
  useEffect(() => {
    const set = (on: boolean) => {
      now.current = on;
      show(on);
    };
    const begin = (event: KeyboardEvent) => {
      if ((event.key !== "g" && event.key !== "?") || isElsewhere(event)) return;
      event.preventDefault();
      if (event.key === "g") set(true);
      else showKeys();
    };
    const end = (event: KeyboardEvent) => {
      set(false);
      if (isSearchKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const place = places.find(({ letter }) => letter === event.key);
      // An address of the portal, as AppLink takes it.
      if (place) router.push(place.href as Route);
    };
    const onKey = (event: KeyboardEvent) => {
      if (isHalf(event)) return;
      if (now.current) end(event);
      else begin(event);
    };
    const stop = () => set(false);
    // On its way down, before any list hears it.
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("pointerdown", stop);
    return () => {
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("pointerdown", stop);
    };
  }, [places, router, showKeys]);
  return going;
}

/** Says that the next key goes somewhere, and where. */
export function Going({ places }: Readonly<{ places: readonly GoTo[] }>) {
  return (
    <div
      role="status"
      className="fixed inset-x-0 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100vw-32px)] flex-wrap items-center gap-x-4 gap-y-1 rounded-panel border bg-raised px-4 py-2.5 text-ink shadow-float print:hidden"
    >
      <span className="font-strong">Go to</span>
      {places.map(({ label, letter }) =>
        letter === null ? null : (
          <span key={label}>
            <Kbd>{letter}</Kbd> {label}
          </span>
        ),
      )}
    </div>
  );
}
