import { readWhyPriority } from "@/server/priority/read-why-priority";
import { currentCaller } from "@/server/session";

const headers = { "cache-control": "no-store" };

/** Why an incident's priority is what it is, for "Why?" in a list: 404 outside of the caller's sites, as where there is none. */
export async function GET(_request: Request, { params }: Readonly<{ params: Promise<{ key: string }> }>) {
  const caller = await currentCaller();
  if (!caller) return new Response(null, { status: 401, headers });
  const why = await readWhyPriority(caller, { key: (await params).key });
  return why ? Response.json(why, { headers }) : new Response(null, { status: 404, headers });
}
