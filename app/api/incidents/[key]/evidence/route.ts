import { after } from "next/server";
import { env } from "@/lib/env";
import { isSameOrigin } from "@/lib/same-origin";
import { bodyOf } from "@/lib/streams";
import { otherOrigin, signedOut, statusOf } from "@/server/evidence/problems";
import { receiveFile } from "@/server/evidence/receive-file";
import { sweepWhenDue } from "@/server/evidence/sweep";
import { callerNow, currentCaller } from "@/server/session";

type Problem = Readonly<{ code: Parameters<typeof statusOf>[0]; sentence: string }>;

const refused = (problem: Problem) =>
  Response.json(problem, { status: statusOf(problem.code), headers: { "cache-control": "no-store" } });

/** Attaches a file to an incident: the body is the file, its percent-encoded name is in X-Filename. */
export async function POST(request: Request, { params }: Readonly<{ params: Promise<{ key: string }> }>) {
  const body = bodyOf(request.body);
  try {
    if (!isSameOrigin(request.headers, env().APP_URL)) return refused(otherOrigin);
    const caller = await currentCaller();
    if (!caller) return refused(signedOut);
    const { key } = await params;
    const about = { key, ...offered(new URL(request.url).searchParams), ...named(request.headers) };
    const size = announced(request.headers);
    const outcome = await receiveFile(caller, { about, size, bytes: body.bytes, callerAfter: callerNow });
    if (!outcome.ok) return refused(outcome.refusal);
    return Response.json(outcome.value, { status: 201, headers: { "cache-control": "no-store" } });
  } finally {
    body.letGo();
    after(sweepWhenDue);
  }
}

const offered = (search: URLSearchParams) => ({
  stepKey: search.get("step") || null,
  requirement: search.get("requirement") || null,
  supersedes: search.get("supersedes") || null,
});

const named = (headers: Headers) => ({
  id: headers.get("x-evidence-id") ?? crypto.randomUUID(),
  name: decoded(headers.get("x-filename") ?? ""),
});

/** A name that is not encoded as it should be is no name. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}

function announced(headers: Headers): number | null {
  const length = headers.get("content-length");
  return length === null ? null : Number(length);
}
