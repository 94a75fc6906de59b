/**
 * Whether a request that changes something was sent by a page of this portal: by what the browser says of it, else by its
 * Origin beside the host it was sent to. A request with neither comes from no browser's page (Fetch Metadata; RFC 6454).
 */
export function isSameOrigin(headers: Headers, portal: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return [new URL(portal).host, headers.get("x-forwarded-host"), headers.get("host")].includes(host);
}
