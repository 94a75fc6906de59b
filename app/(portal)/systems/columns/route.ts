import { columnsText, inOrder, usualColumns } from "@/domain/systems/columns";
import { readSystemFilter, systemParameters } from "@/domain/systems/list-filter";
import { env } from "@/lib/env";
import { isSameOrigin } from "@/lib/same-origin";
import { signInHref } from "@/lib/sign-in-href";
import { currentCaller } from "@/server/session";
import { columnsCookie } from "../columns-cookie";

const onward = (location: string, headers: Record<string, string> = {}) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store", ...headers } });

/** Keeps the columns a person chose for the list, and shows the list with them. */
export async function POST(request: Request) {
  if (!isSameOrigin(request.headers, env().APP_URL)) return new Response(null, { status: 403 });
  const caller = await currentCaller();
  if (!caller) return onward(signInHref("/systems"));
  const form = await request.formData();
  const texts = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
  const filter = readSystemFilter(Object.fromEntries(texts));
  const chosen = inOrder(form.getAll("column").map(String));
  const columns = form.get("usual") === "yes" || chosen.length === 0 ? usualColumns : chosen;
  // It holds nothing but names of columns and is no secret; each person of a shared browser has their own.
  const cookie = `${columnsCookie(caller.id)}=${columnsText(columns)}; Path=/systems; Max-Age=31536000; SameSite=Lax; HttpOnly`;
  return onward(`/systems${systemParameters({ ...filter, columns })}`, { "set-cookie": cookie });
}
