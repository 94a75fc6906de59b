import type { ImportProgress } from "@/domain/systems/import-progress";
import { env } from "@/lib/env";
import { isSameOrigin } from "@/lib/same-origin";
import { bodyOf } from "@/lib/streams";
import { otherOrigin, signedOut } from "@/server/evidence/problems";
import { currentCaller } from "@/server/session";
import { formIn, mayImport, receiveInventory } from "@/server/systems/receive-inventory";

const unstored = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

const refused = ({ status, ...problem }: Readonly<{ status: number; code: string; sentence: string }>) =>
  Response.json(problem, { status, headers: unstored });

/** Takes an inventory as a form; answers line by line with how far it is, and last with what came of it. */
export async function POST(request: Request) {
  const body = bodyOf(request.body);
  try {
    if (!isSameOrigin(request.headers, env().APP_URL)) return refused({ status: 403, ...otherOrigin });
    const caller = await currentCaller();
    if (!caller) return refused({ status: 401, ...signedOut });
    const allowed = mayImport(caller);
    if (!allowed.ok) return refused(allowed.refusal);
    const form = await formIn(body.bytes, request.headers.get("content-type") ?? "");
    if (!form.ok) return refused(form.refusal);
    return told((tell) => receiveInventory(caller, form.value, tell));
  } finally {
    body.letGo();
  }
}

/** Lines of JSON: each progress as it comes, then the answer. Who hangs up stops only the telling. */
function told(work: (tell: (progress: ImportProgress) => void) => Promise<unknown>): Response {
  const letters = new TextEncoder();
  let listens = true;
  const lines = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const say = (line: unknown) => {
        if (listens) controller.enqueue(letters.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        say({ answer: await work((progress) => say({ progress })) });
        if (listens) controller.close();
      } catch (fault) {
        console.error("An inventory could not be imported", fault);
        if (listens) controller.error(fault);
      }
    },
    cancel: () => {
      listens = false;
    },
  });
  return new Response(lines, {
    headers: { ...unstored, "content-type": "application/x-ndjson", "x-accel-buffering": "no" },
  });
}
