import { env } from "@/lib/env";
import { readCorrectedDocument } from "@/server/advisories/read-document-files";
import { documentResponse, findDocument } from "../../document-answer";

/** Hands out what counts now as a CSAF document of its own, with every correction marked. */
export const GET = findDocument(async (caller, id) => {
  const namespace = new URL(env().APP_URL).origin;
  const found = await readCorrectedDocument(caller, { id, namespace });
  return found && documentResponse(found.fileName, found.text);
});
