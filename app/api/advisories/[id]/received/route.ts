import { readReceivedDocument } from "@/server/advisories/read-document-files";
import { documentResponse, findDocument } from "../../document-answer";

/** Hands out the document of the shown revision, byte for byte as received. */
export const GET = findDocument(async (caller, id) => {
  const found = await readReceivedDocument(caller, { id });
  return found && documentResponse(found.fileName, new Uint8Array(found.raw));
});
