import { useEffect, useState } from "react";
import { type UploadPlace, uploadStore } from "./upload-store";

export type UnsentStep = UploadPlace & Readonly<{ count: number }>;

/** The steps that still have files on this device which are not attached. */
export function useUnsent(): readonly UnsentStep[] {
  const [unsent, show] = useState<readonly UnsentStep[]>([]);
  useEffect(() => {
    // Drawn again only when a count changes, not with every byte that is sent.
    const draw = () =>
      show((before) => {
        const after = uploadStore.unsent();
        return JSON.stringify(before) === JSON.stringify(after) ? before : after;
      });
    draw();
    const leave = uploadStore.subscribe(draw);
    return () => void leave();
  }, []);
  return unsent;
}
