/** The request header in which the proxy tells a page its own address. */
export const wantedHeader = "x-isocenter-wanted";

/** The sign-in page that leads on to what was wanted; "/" is where everybody begins anyway. */
export function signInHref(wanted: string | null): `/sign-in${"" | `?next=${string}`}` {
  return wanted === null || wanted === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(wanted)}`;
}
