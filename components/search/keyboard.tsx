"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/text";
import { type GoTo, keysEvent } from "./go-to";
import { Going, isSearchKey, useGoing } from "./going";

// Fetched when first asked for, so that no page carries them.
const Palette = lazy(() => import("./palette"));
const KeysDialog = lazy(() => import("./keys-dialog"));

const isModal = () => document.querySelector("dialog:modal") !== null;

/**
 * The search of the frame: a link to its page, which opens the palette instead where script runs; Ctrl-K does the same. "?" shows the
 * keys, "g" and a letter goes to a place.
 */
export function Keyboard({ places, deeds }: Readonly<{ places: readonly GoTo[]; deeds: readonly GoTo[] }>) {
  const [open, show] = useState<"palette" | "keys" | null>(null);
  const going = useGoing(places, () => show("keys"));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSearchKey(event) || event.defaultPrevented) return;
      event.preventDefault();
      if (!isModal()) show("palette");
    };
    const onKeys = () => show("keys");
    window.addEventListener("keydown", onKey);
    window.addEventListener(keysEvent, onKeys);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener(keysEvent, onKeys);
    };
  }, []);
  const close = () => show(null);
  return (
    <>
      <AppLink
        href="/search"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          show("palette");
        }}
        className="flex min-h-row items-center gap-1.5 rounded-panel px-2 font-medium text-ink-2 no-underline hover:bg-sunken hover:text-ink max-tablet:min-h-11 max-tablet:min-w-11 max-tablet:justify-center"
      >
        <Icon name="search" className="size-4 max-tablet:size-5" />
        <span className="max-desk:sr-only">Search</span>
        <span aria-hidden="true" className="max-desk:hidden">
          <Kbd>Ctrl K</Kbd>
        </span>
      </AppLink>
      <Suspense>
        {open === "palette" && <Palette {...{ places, deeds }} onClose={close} />}
        {open === "keys" && <KeysDialog places={places} onClose={close} />}
      </Suspense>
      {going && <Going places={places} />}
    </>
  );
}
