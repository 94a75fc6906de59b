/** The process answers. */
export function GET() {
  return new Response("live\n", { headers: { "cache-control": "no-store" } });
}
