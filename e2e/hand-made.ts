import { type APIResponse, expect, type Page, type Request } from "@playwright/test";

/** A request of one person's page, kept before it reached the portal, to be made by hand by somebody else. */
export type HandMade = Readonly<{ url: string; headers: Readonly<Record<string, string>>; body: Buffer }>;

const carried = ["next-action", "content-type", "accept", "next-router-state-tree"];

/** Keeps the act that a page sends when `act` is done, and sends it nowhere. */
export async function keptAct(page: Page, act: () => Promise<void>): Promise<HandMade> {
  const kept: Request[] = [];
  await page.route("**/*", (route) => {
    const request = route.request();
    if (request.method() !== "POST" || !("next-action" in request.headers())) return route.fallback();
    kept.push(request);
    return route.abort("aborted");
  });
  await act();
  await expect.poll(() => kept.length).toBe(1);
  await page.unroute("**/*");
  const [request] = kept;
  const body = request?.postDataBuffer();
  if (!request || !body) throw new Error("The page sent no act.");
  const headers = Object.entries(request.headers()).filter(([name]) => carried.includes(name));
  return { url: request.url(), headers: Object.fromEntries(headers), body };
}

/** Makes a kept request by hand as the person of a page, from the portal's own origin, without saying whose form it was. */
export function makeByHand(page: Page, { url, headers, body }: HandMade): Promise<APIResponse> {
  const unsaid = body.toString("latin1").replace(/(name="[^"]*openedBy"\r\n\r\n)[^\r]*/, "$1");
  const data = Buffer.from(unsaid, "latin1");
  return page.request.post(url, { headers: { ...headers, origin: new URL(url).origin }, data });
}
