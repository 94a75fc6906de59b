import { useEffect, useState } from "react";

/** Keeps the screen on while the page is in sight, where the browser can; tells whether it does. */
export function useAwake(): boolean | null {
  const [awake, tell] = useState<boolean | null>(null);
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const keep = async () => {
      if (document.visibilityState !== "visible") return;
      const held = await screenLock();
      if (over) void held?.release();
      else tell(held !== null);
      lock = held;
    };
    void keep();
    document.addEventListener("visibilitychange", keep);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", keep);
      void lock?.release();
    };
  }, []);
  return awake;
}

/** The browser's promise to leave the screen on while the page is in sight; null where it gives none. */
async function screenLock(): Promise<WakeLockSentinel | null> {
  // Browsers offer it over a secure connection alone, whatever the types say.
  const wakeLock: WakeLock | undefined = navigator.wakeLock;
  try {
    return (await wakeLock?.request("screen")) ?? null;
  } catch {
    return null;
  }
}
