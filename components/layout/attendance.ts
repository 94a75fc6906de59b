import { unattendedCookie } from "@/lib/unattended";

const untilUnattended = 5 * 60_000;
const everyMs = 30_000;
const signs = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/**
 * Marks the requests of a page that nobody has touched for five minutes: they refresh it, and do not count as a person at work, so
 * that a session before an empty chair ends in its time. Any touch takes the mark away before its own request goes out.
 */
export function watchAttendance(): () => void {
  let touched = Date.now();
  const mark = (seconds: number) => {
    const secure = window.location.protocol === "https:" ? "; secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the other way to set one answers later than the request it is for
    document.cookie = `${unattendedCookie}=1; path=/; samesite=lax; max-age=${seconds}${secure}`;
  };
  const attended = () => {
    touched = Date.now();
    if (document.cookie.includes(unattendedCookie)) mark(0);
  };
  const look = setInterval(() => {
    if (Date.now() - touched > untilUnattended) mark(43_200);
  }, everyMs);
  for (const sign of signs) window.addEventListener(sign, attended, { capture: true, passive: true });
  return () => {
    clearInterval(look);
    for (const sign of signs) window.removeEventListener(sign, attended, { capture: true });
  };
}
