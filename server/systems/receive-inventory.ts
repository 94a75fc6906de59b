import "server-only";
import { mayAnywhere } from "@/domain/access/places";
import type { ImportInventoryRefusal } from "@/domain/systems/import-preview";
import type { ImportProgress } from "@/domain/systems/import-progress";
import type { ImportPlan } from "@/domain/systems/import-rows";
import { openedByAnother } from "@/lib/form-opener";
import type { FormState } from "@/lib/form-state";
import { ok, type Result, refuse } from "@/lib/result";
import { atMost, BrokenOff, type ByteStream, fromSender, TooManyBytes } from "@/lib/streams";
import type { Caller } from "../doors";
import { fileOf } from "../file-field";
import { columnsOf } from "./columns-field";
import { importInventory } from "./import-inventory";
import { withProgress } from "./progress";
import { tableBounds } from "./table-file";

type Problem = Readonly<{ status: number; code: string; sentence: string }>;

const problems = {
  "not-found": { status: 404, sentence: "This does not exist, or it is not yours to see." },
  "not-allowed": { status: 403, sentence: "Your role here does not allow this." },
  "too-big": { status: 413, sentence: "The file is larger than 16 MB. Split it and import the parts." },
  interrupted: { status: 422, sentence: "The file did not arrive whole. Send it again." },
} as const;

const problem = (code: keyof typeof problems) => refuse<Problem>({ code, ...problems[code] });

/** Whether a caller may send an inventory at all, asked before a byte of it is read. */
export function mayImport(caller: Caller): Result<null, Problem> {
  if (mayAnywhere(caller, "system:register")) return ok(null);
  return problem(mayAnywhere(caller, "system:read") ? "not-allowed" : "not-found");
}

/** Beside the file a form carries its columns, each with its name. */
const formBytes = tableBounds.bytes + 256 * 1024;

/** The form in a request's body, never more of it than an inventory may have. */
export async function formIn(body: ByteStream, contentType: string): Promise<Result<FormData, Problem>> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of atMost(formBytes, fromSender(body))) pieces.push(piece);
  } catch (fault) {
    if (fault instanceof TooManyBytes) return problem("too-big");
    if (fault instanceof BrokenOff) return problem("interrupted");
    throw fault;
  }
  const form = await asForm(Buffer.concat(pieces), contentType);
  return form ? ok(form) : problem("interrupted");
}

async function asForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData | null> {
  try {
    return await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch {
    return null;
  }
}

const readFields = fileOf("file", "sheet", "mappedFor", "siteId", "clearEmpty", "planHash");

/** Imports the inventory a form carries, telling on the way how far it is. */
export async function receiveInventory(
  caller: Caller,
  form: FormData,
  tell: (progress: ImportProgress) => void,
): Promise<FormState<ImportPlan["counts"], ImportInventoryRefusal>> {
  const another = openedByAnother(form, caller);
  if (another) return { refused: another };
  const input = { ...(await readFields(form)), ...columnsOf(form) };
  const outcome = await withProgress(tell, () => importInventory(caller, input));
  return outcome.ok ? { done: outcome.value } : { refused: outcome.refusal };
}
