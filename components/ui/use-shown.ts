"use client";

import { useState } from "react";

/**
 * What was shown of a change before it is confirmed. Once somebody types on, it is no longer what would be done: it is gone until it is
 * shown again, so that nobody confirms one thing and reads another.
 */
export function useShown<Preview>(preview: Preview | undefined) {
  const [typedOver, setTypedOver] = useState<Preview | undefined>(undefined);
  const stale = preview !== undefined && typedOver === preview;
  return {
    preview: stale ? undefined : preview,
    stale,
    typed: () => setTypedOver(() => preview),
  };
}
