import { type NextRequest, NextResponse } from "next/server";
import { endpointPolicy } from "@/lib/endpoint-policy";
import { isDevelopment } from "@/lib/env";
import { signInHref, wantedHeader } from "@/lib/sign-in-href";

const open = /^\/(sign-in|setup|api\/auth|api\/health)(\/|$)/;
const cookieNames = ["authjs.session-token", "__Secure-authjs.session-token"];

/**
 * Sends visitors without a session cookie to sign in, gives every page its content security policy and every endpoint the one of
 * files; it decides nothing else. Whether the session runs, and what it may do, is asked beside the data.
 */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  const hasCookie = cookieNames.some((name) => request.cookies.has(name));
  const wanted = pathname + withoutRouting(search);
  // An act without a session is refused by its form action, which keeps what was typed; a redirect would lose it.
  const isAct = request.method === "POST" && request.headers.has("next-action");
  if (!hasCookie && !isAct && !open.test(pathname)) return toSignIn(request, wanted);

  if (pathname.startsWith("/api/")) return toEndpoint(request, wanted);

  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(wantedHeader, wanted);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "geolocation=(), microphone=(), payment=(), usb=()");
  return response;
}

/** What is set here stands instead of what the endpoint sets itself, so it gets no page's policy. */
function toEndpoint(request: NextRequest, wanted: string) {
  const headers = new Headers(request.headers);
  headers.set(wantedHeader, wanted);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", endpointPolicy);
  response.headers.set("x-content-type-options", "nosniff");
  return response;
}

function toSignIn(request: NextRequest, wanted: string) {
  // A link to a file is followed like one to a page: its reader signs in and comes back to it.
  const isFollowed = request.method === "GET" && request.headers.get("sec-fetch-mode") === "navigate";
  if (request.nextUrl.pathname.startsWith("/api/") && !isFollowed) {
    return NextResponse.json({ code: "signed-out", sentence: "Sign in first." }, { status: 401 });
  }
  return NextResponse.redirect(new URL(signInHref(wanted), request.nextUrl));
}

/** The query a person sees; the framework adds a parameter of its own when it fetches a page for a link. */
function withoutRouting(search: string): string {
  const asked = new URLSearchParams(search);
  if (!asked.has("_rsc")) return search;
  asked.delete("_rsc");
  return asked.size === 0 ? "" : `?${asked}`;
}

function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// Uploads stay out: a request body that passes here is cut at 10 MB without a word (docs/decisions/006).
export const config = {
  matcher: [
    "/((?!_next/static|_next/image|favicon.ico|icon.svg|api/incidents/[^/]+/evidence|api/evidence/|api/briefings/|api/systems/import).*)",
  ],
};
