import { after } from "next/server";
import { toWebStream } from "@/lib/streams";
import { copyOf } from "@/server/evidence/copy-of";
import { downloadEvidence, downloadOriginal } from "@/server/evidence/download-evidence";
import { lookAgain } from "@/server/evidence/look-again";
import { evidenceStore } from "@/server/evidence/open-store";
import { orStoreAway } from "@/server/evidence/or-store-away";
import { statusOf } from "@/server/evidence/problems";
import { checkedBytes } from "@/server/evidence/read-back";
import { currentCaller } from "@/server/session";
import { fileResponse, noFile, nothingHere, onlyGet, signInFirst } from "../../download";

/** The types a browser is told; everything else is only bytes, and all of it is saved rather than shown. */
const told = new Set(["image/png", "image/jpeg", "application/pdf"]);

/** Hands a file out as an attachment, and records it: of a picture a copy, or for those who may have it the original. */
export async function GET(request: Request, { params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const caller = await currentCaller();
  if (!caller) return signInFirst(request);
  const { id } = await params;
  const original = new URL(request.url).searchParams.has("original");
  const outcome = await orStoreAway((original ? downloadOriginal : downloadEvidence)(caller, { id }));
  if (!outcome.ok) {
    const { refusal } = outcome;
    if (refusal.code === "bytes-missing") after(() => lookAgain(id));
    // An address that can be no id is answered like one that is nobody's.
    return refusal.code === "invalid" ? nothingHere() : noFile(statusOf(refusal.code), refusal.sentence);
  }
  const { name, sha256, mediaType, size, copy } = outcome.value;
  const doubt = () => after(() => lookAgain(id));
  if (copy) return copyResponse(outcome.value, doubt);
  const type = told.has(mediaType) ? mediaType : "application/octet-stream";
  const bytes = checkedBytes(evidenceStore(), { sha256, size }, doubt);
  return fileResponse({ name, type, body: toWebStream(bytes), size });
}

async function copyResponse(...asked: Parameters<typeof copyOf>): Promise<Response> {
  const copy = await copyOf(...asked);
  if (!copy)
    return noFile(
      statusOf("no-copy"),
      "This picture could not be drawn anew. A coordinator can open the original.",
    );
  const { name, type, bytes } = copy;
  return fileResponse({ name, type, body: new Uint8Array(bytes), size: bytes.length });
}

/** A look at the headers would be recorded as a download of the file. */
export const HEAD = onlyGet;
