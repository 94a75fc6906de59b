import { columnsText, inOrder, usualColumns } from "@/domain/systems/columns";
import { readSystemFilter, systemParameters } from "@/domain/systems/list-filter";
import { env } from "@/lib/env";
import { isSameOrigin } from "@/lib/same-origin";
import { signInHref } from "@/lib/sign-in-href";
import { currentCaller } from "@/server/session";
import { columnsCookie } from "../columns-cookie";

const onward = (location: string, headers: Record<string, string> = {}) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store", ...headers } });

/** Shows the list with the columns a person chose, and keeps them for that person where the portal's own page asked for it. */
export async function GET(request: Request) {
  const caller = await currentCaller();
  if (!caller) return onward(signInHref("/systems"));
  const asked = new URL(request.url).searchParams;
  const filter = readSystemFilter(Object.fromEntries(asked));
  const chosen = inOrder(asked.getAll("column"));
  const columns = asked.get("usual") === "yes" || chosen.length === 0 ? usualColumns : chosen;
  const list = `/systems${systemParameters({ ...filter, columns })}`;
  if (!isSameOrigin(request.headers, env().APP_URL)) return onward(list);
  // It holds nothing but names of columns and is no secret; each person of a shared browser has their own.
  const cookie = `${columnsCookie(caller.id)}=${columnsText(columns)}; Path=/systems; Max-Age=31536000; SameSite=Lax; HttpOnly`;
  return onward(list, { "set-cookie": cookie });
}
