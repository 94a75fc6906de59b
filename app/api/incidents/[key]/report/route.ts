import { drawIncidentReport } from "@/server/incidents/draw-incident-report";
import { readIncidentReport } from "@/server/incidents/read-incident-report";
import { currentCaller } from "@/server/session";
import { fileResponse, nothingHere, onlyGet, signInFirst } from "../../../download";

/** Hands the report of an incident out as a PDF, as far as its reader may know it. */
export async function GET(request: Request, { params }: Readonly<{ params: Promise<{ key: string }> }>) {
  const caller = await currentCaller();
  if (!caller) return signInFirst(request);
  const { key } = await params;
  const found = await readIncidentReport(caller, { key });
  if (!found) return nothingHere();
  const bytes = await drawIncidentReport(found, caller.name);
  return fileResponse({
    name: `${found.facts.incident.key} report ${found.now.toISOString().slice(0, 16).replace(":", "")}Z.pdf`,
    type: "application/pdf",
    body: new Uint8Array(bytes),
    size: bytes.length,
  });
}

/** A look at the headers would draw the whole report. */
export const HEAD = onlyGet;
