import { mayAnywhere } from "@/domain/access/places";
import { drawAfterAction } from "@/server/after-action/draw-after-action";
import { readAfterAction } from "@/server/after-action/read-after-action";
import { fileResponse, onlyGet } from "../../../download";
import { findDocument } from "../../document-answer";

/** Hands the after-action report of an advisory out as a PDF, of the sites its reader may see. */
export const GET = findDocument(async (caller, id) => {
  const found = mayAnywhere(caller, "incident:read") ? await readAfterAction(caller, { id }) : null;
  if (!found) return null;
  const { head, report, now } = found;
  const { trackingId, title } = head;
  const bytes = await drawAfterAction({ trackingId, title, report, now, reader: caller.name });
  return fileResponse({
    name: `after-action ${trackingId} ${now.toISOString().slice(0, 10)}.pdf`,
    type: "application/pdf",
    body: new Uint8Array(bytes),
    size: bytes.length,
  });
});

/** A look at the headers would draw the whole report. */
export const HEAD = onlyGet;
