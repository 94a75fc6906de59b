import { askedAdvisory } from "@/domain/incidents/list-filter";
import { currentCaller } from "@/server/session";
import { readWall } from "@/server/status/read-wall";

const headers = { "cache-control": "no-store" };

/** What the wall view shows now; it asks for it every few seconds. */
export async function GET(request: Request) {
  const caller = await currentCaller();
  if (!caller) return new Response(null, { status: 401, headers });
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const picture = await readWall(caller, { advisoryId: askedAdvisory(asked) });
  return picture ? Response.json(picture, { headers }) : new Response(null, { status: 404, headers });
}
