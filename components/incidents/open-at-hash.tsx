"use client";

import { useEffect, useRef } from "react";

/** Unfolds the part of the page it stands in when the address points there: not every browser does so by itself. */
export function OpenAtHash({ id }: Readonly<{ id: string }>) {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const unfold = () => {
      const details = here.current?.closest("details");
      if (location.hash === `#${id}` && details) details.open = true;
    };
    unfold();
    addEventListener("hashchange", unfold);
    return () => removeEventListener("hashchange", unfold);
  }, [id]);
  return <span ref={here} hidden />;
}
