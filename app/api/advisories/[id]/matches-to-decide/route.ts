import { readMatchFilter } from "@/domain/matching/list-filter";
import { listMatchesToDecide } from "@/server/advisories/read-advisory";
import { safe } from "../../../download";
import { findDocument } from "../../document-answer";

/** The matches, with what is read of each, that a filter lets through and the caller may decide, as many as are decided at once. */
export const GET = findDocument(async (caller, id, request) => {
  const filter = readMatchFilter(Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(await listMatchesToDecide(caller, { id, filter }), { headers: safe });
});
