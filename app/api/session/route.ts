import { currentCaller } from "@/server/session";

/** Says whether the caller's session runs: 204, or 401 when it has ended. */
export async function GET() {
  const status = (await currentCaller()) ? 204 : 401;
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
