import { search } from "@/server/search/search";
import { currentCaller } from "@/server/session";

const headers = { "cache-control": "no-store" };

/** What is found for a text, within the caller's reach; what it cannot find is an empty answer, never a 404. */
export async function GET(request: Request) {
  const caller = await currentCaller();
  if (!caller) return new Response(null, { status: 401, headers });
  const text = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json(await search(caller, { text }), { headers });
}
