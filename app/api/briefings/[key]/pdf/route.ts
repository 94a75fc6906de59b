import { downloadBriefing } from "@/server/briefings/download-briefing";
import { drawBriefing } from "@/server/briefings/pdf/draw-briefing";
import { currentCaller } from "@/server/session";
import { fileResponse, noFile, nothingHere, onlyGet, signInFirst } from "../../../download";

/** Hands a briefing out as a PDF, and records it. */
export async function GET(request: Request, { params }: Readonly<{ params: Promise<{ key: string }> }>) {
  const caller = await currentCaller();
  if (!caller) return signInFirst(request);
  const { key } = await params;
  const outcome = await downloadBriefing(caller, { key });
  if (!outcome.ok) {
    const { code, sentence } = outcome.refusal;
    return code === "not-allowed" ? noFile(403, sentence) : nothingHere();
  }
  const { content, sha256 } = outcome.value;
  const bytes = await drawBriefing(content, sha256);
  return fileResponse({
    name: `${key} TLP-${content.tlp}.pdf`,
    type: "application/pdf",
    body: new Uint8Array(bytes),
    size: bytes.length,
  });
}

/** A look at the headers would be recorded as a download. */
export const HEAD = onlyGet;
