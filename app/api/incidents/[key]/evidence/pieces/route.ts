import { env } from "@/lib/env";
import { isSameOrigin } from "@/lib/same-origin";
import { bodyOf } from "@/lib/streams";
import { otherOrigin, signedOut } from "@/server/evidence/problems";
import { howMuchCame, receivePiece } from "@/server/evidence/receive-piece";
import { currentCaller } from "@/server/session";
import { aboutOf, answered, bytesSaid, refused } from "../said";

type Context = Readonly<{ params: Promise<{ key: string }> }>;

/** How much of a file has come, for a sender who goes on with it. */
export async function GET(request: Request, { params }: Context) {
  const caller = await currentCaller();
  if (!caller) return refused(signedOut);
  const outcome = await howMuchCame(caller, aboutOf(request, (await params).key));
  return outcome.ok ? answered(outcome.value, 200) : refused(outcome.refusal);
}

/** Takes the piece of a file that begins where X-Evidence-From says, and answers how much has come. */
export async function PUT(request: Request, { params }: Context) {
  const body = bodyOf(request.body);
  try {
    if (!isSameOrigin(request.headers, env().APP_URL)) return refused(otherOrigin);
    const caller = await currentCaller();
    if (!caller) return refused(signedOut);
    const about = aboutOf(request, (await params).key);
    const from = bytesSaid(request.headers, "x-evidence-from") ?? 0;
    const outcome = await receivePiece(caller, { about, from, bytes: body.bytes });
    return outcome.ok ? answered(outcome.value, 200) : refused(outcome.refusal);
  } finally {
    body.letGo();
  }
}
