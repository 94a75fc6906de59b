import { after } from "next/server";
import { env } from "@/lib/env";
import { isSameOrigin } from "@/lib/same-origin";
import { bodyOf } from "@/lib/streams";
import { otherOrigin, signedOut } from "@/server/evidence/problems";
import { receiveFile } from "@/server/evidence/receive-file";
import { dropPieces, receiveInPieces } from "@/server/evidence/receive-piece";
import { sweepWhenDue } from "@/server/evidence/sweep";
import { callerNow, currentCaller } from "@/server/session";
import { aboutOf, answered, bytesSaid, refused } from "./said";

/**
 * Attaches a file to an incident: the body is the file, its percent-encoded name is in X-Filename. Where X-Evidence-Pieces says how long
 * the file is, its bytes came before, in pieces, and the body is empty.
 */
export async function POST(request: Request, { params }: Readonly<{ params: Promise<{ key: string }> }>) {
  const body = bodyOf(request.body);
  try {
    if (!isSameOrigin(request.headers, env().APP_URL)) return refused(otherOrigin);
    const caller = await currentCaller();
    if (!caller) return refused(signedOut);
    const about = aboutOf(request, (await params).key);
    const inPieces = bytesSaid(request.headers, "x-evidence-pieces");
    const size = bytesSaid(request.headers, "content-length");
    const outcome =
      inPieces === null
        ? await receiveFile(caller, { about, size, bytes: body.bytes, callerAfter: callerNow })
        : await receiveInPieces(caller, { about, size: inPieces, callerAfter: callerNow });
    // What is refused for good leaves no pieces: they may be of a patient.
    const settled = outcome.ok || goes.has(outcome.refusal.code);
    if (inPieces !== null && settled) after(() => dropPieces(caller, about.id));
    if (!outcome.ok) return refused(outcome.refusal);
    return answered(outcome.value, 201);
  } finally {
    body.letGo();
    after(sweepWhenDue);
  }
}

/** Refusals of the bytes themselves: the same are not taken later either. */
const goes: ReadonlySet<string> = new Set(["in-quarantine", "archive"]);
