import { after } from "next/server";
import type { Caller } from "@/server/doors";
import { viewEvidence } from "@/server/evidence/download-evidence";
import { evidenceId } from "@/server/evidence/fields";
import { drawPreview, type PreviewSize } from "@/server/evidence/images";
import { lookAgain } from "@/server/evidence/look-again";
import { readWhole } from "@/server/evidence/made-file";
import { orStoreAway } from "@/server/evidence/or-store-away";
import { statusOf } from "@/server/evidence/problems";
import { readThumb } from "@/server/evidence/read-thumb";
import { currentCaller } from "@/server/session";
import { noFile, nothingHere, onlyGet, safe, signInFirst } from "../../../download";

/** Shows a picture, drawn anew from its pixels alone; all but the small one of a list is recorded as a look at the file. */
export async function GET(request: Request, { params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const caller = await currentCaller();
  if (!caller) return signInFirst(request);
  const { id } = await params;
  const small = new URL(request.url).searchParams.get("size") === "thumb";
  return small ? thumb(caller, id) : large(caller, id);
}

async function thumb(caller: Caller, id: string): Promise<Response> {
  const parsed = evidenceId.safeParse(id);
  const found = parsed.success ? await readThumb(caller, { id: parsed.data }) : null;
  return found ? picture({ ...found, id }, "thumb") : nothingHere();
}

async function large(caller: Caller, id: string): Promise<Response> {
  const outcome = await orStoreAway(viewEvidence(caller, { id }));
  if (outcome.ok) return picture({ ...outcome.value, id }, "large");
  const { code, sentence } = outcome.refusal;
  if (code === "bytes-missing") after(() => lookAgain(id));
  return code === "invalid" ? nothingHere() : noFile(statusOf(code), sentence);
}

async function picture(
  file: Readonly<{ id: string; sha256: string; size: number }>,
  size: PreviewSize,
): Promise<Response> {
  const doubt = () => after(() => lookAgain(file.id));
  const drawn = await drawPreview(() => readWhole(file, doubt), size);
  if (!drawn) return noFile(statusOf("not-a-picture"), "This picture could not be drawn.");
  const headers = { ...safe, "content-type": "image/webp", "content-disposition": "inline" };
  return new Response(new Uint8Array(drawn), { headers });
}

/** A look at the headers would be recorded as a look at the file. */
export const HEAD = onlyGet;
