import { redirect } from "next/navigation";
import { asAttachment } from "@/lib/content-disposition";
import { endpointPolicy } from "@/lib/endpoint-policy";
import { signInHref } from "@/lib/sign-in-href";

/** What goes with every file, every refusal of one and every list: nothing of it is stored, run or shown from the portal's own address. */
export const safe = {
  "cache-control": "private, no-store",
  "content-security-policy": endpointPolicy,
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

type File = Readonly<{ name: string; type: string; body: BodyInit; size?: number }>;

/** A file as an attachment, under its name. */
export const fileResponse = ({ name, type, body, size }: File): Response =>
  new Response(body, {
    headers: {
      ...safe,
      "content-type": type,
      "content-disposition": asAttachment(name),
      // So that a file that breaks off on its way is told from a whole one.
      ...(size !== undefined && { "content-length": String(size) }),
    },
  });

/** Why there is no file, told as text, because a person who follows a link reads it. */
export const noFile = (status: number, sentence: string): Response =>
  new Response(`${sentence}\n`, {
    status,
    headers: { ...safe, "content-type": "text/plain; charset=utf-8" },
  });

/** The same for an address that is nobody's, or not the caller's to see. */
export const nothingHere = (): Response => noFile(404, "This does not exist, or it is not yours to see.");

/** A visitor without a session who follows a link signs in and comes back to the file; whatever else asks is told. */
export function signInFirst(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  if (request.headers.get("sec-fetch-mode") === "navigate") redirect(signInHref(pathname + search));
  return noFile(401, "Sign in first.");
}

/** A way of asking that an address does not answer. */
export const onlyGet = (): Response =>
  new Response(null, { status: 405, headers: { ...safe, allow: "GET" } });
