import { statusOf } from "@/server/evidence/problems";

type Problem = Readonly<{ code: Parameters<typeof statusOf>[0]; sentence: string }>;

const fresh = { "cache-control": "no-store" };

export const refused = (problem: Problem): Response =>
  Response.json(problem, { status: statusOf(problem.code), headers: fresh });

export const answered = (value: unknown, status: number): Response =>
  Response.json(value, { status, headers: fresh });

/** What a request says of the file it is about. */
export function aboutOf(request: Request, key: string) {
  const search = new URL(request.url).searchParams;
  const { headers } = request;
  return {
    key,
    stepKey: search.get("step") || null,
    requirement: search.get("requirement") || null,
    supersedes: search.get("supersedes") || null,
    id: headers.get("x-evidence-id") ?? crypto.randomUUID(),
    name: decoded(headers.get("x-filename") ?? ""),
  };
}

/** A name that is not encoded as it should be is no name. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}

/** A number of bytes that a header says; null when it says none. */
export function bytesSaid(headers: Headers, name: string): number | null {
  const said = headers.get(name);
  return said === null ? null : Number(said);
}
