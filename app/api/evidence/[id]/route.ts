import { redirect } from "next/navigation";
import { asAttachment } from "@/lib/content-disposition";
import { signInHref } from "@/lib/sign-in-href";
import { toWebStream } from "@/lib/streams";
import { downloadEvidence } from "@/server/evidence/download-evidence";
import { evidenceStore } from "@/server/evidence/open-store";
import { signedOut, statusOf } from "@/server/evidence/problems";
import { currentCaller } from "@/server/session";

type Problem = Readonly<{ code: Parameters<typeof statusOf>[0]; sentence: string }>;

const safe = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** Told as text, because a person who follows a link reads it. */
const refused = ({ code, sentence }: Problem) =>
  new Response(`${sentence}\n`, {
    status: statusOf(code),
    headers: { ...safe, "content-type": "text/plain; charset=utf-8" },
  });

/** The types a browser is told; everything else is only bytes, and all of it is saved rather than shown. */
const told = new Set(["image/png", "image/jpeg", "application/pdf"]);

/** Hands a file out as an attachment, and records it. */
export async function GET(request: Request, { params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const caller = await currentCaller();
  if (!caller) {
    const { pathname } = new URL(request.url);
    if (request.headers.get("sec-fetch-mode") === "navigate") redirect(signInHref(pathname));
    return refused(signedOut);
  }
  const { id } = await params;
  const outcome = await downloadEvidence(caller, { id });
  if (!outcome.ok) {
    const { refusal } = outcome;
    if (refusal.code === "bytes-missing")
      console.error(`The store does not hold the bytes of evidence ${id}`);
    // An address that can be no id is answered like one that is nobody's.
    return refused(refusal.code === "invalid" ? notFound : refusal);
  }
  const { name, sha256, mediaType, size } = outcome.value;
  return new Response(toWebStream(evidenceStore().read(sha256)), {
    headers: {
      ...safe,
      "content-type": told.has(mediaType) ? mediaType : "application/octet-stream",
      "content-disposition": asAttachment(name),
      // So that a file that breaks off on its way is told from a whole one.
      "content-length": String(size),
    },
  });
}

const notFound = { code: "not-found", sentence: "This does not exist, or it is not yours to see." } as const;

/** A look at the headers would be recorded as a download of the file. */
export function HEAD() {
  return new Response(null, { status: 405, headers: { ...safe, allow: "GET" } });
}
