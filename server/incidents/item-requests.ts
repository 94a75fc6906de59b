import "server-only";
import { sha256 } from "@/lib/hash";

/** The request of one of several things that a form asks for: the same whenever the same form is sent again. */
export function requestOfOne(requestId: string, item: string): string {
  const hex = sha256(`${requestId} ${item}`);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join("-");
}
