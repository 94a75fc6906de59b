"use client";

import { Button } from "@/components/ui/button";
import { keysEvent } from "./go-to";

/** Shows the keys that work on this page. */
export function KeysButton() {
  return (
    <Button
      aria-haspopup="dialog"
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        window.dispatchEvent(new Event(keysEvent));
      }}
    >
      Keys on this page
    </Button>
  );
}
