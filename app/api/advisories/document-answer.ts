import { z } from "zod";
import type { AdvisoryId } from "@/domain/ids";
import type { Caller } from "@/server/doors";
import { currentCaller } from "@/server/session";
import { fileResponse, nothingHere, signInFirst } from "../download";

/** A document as an attachment. */
export const documentResponse = (name: string, body: BodyInit): Response =>
  fileResponse({ name, type: "application/json", body });

type Asked = Readonly<{ params: Promise<{ id: string }> }>;

/** An endpoint that hands out a document of an advisory, to who may read it; to all others there is none. */
export function findDocument(
  find: (caller: Caller, id: AdvisoryId, request: Request) => Promise<Response | null>,
) {
  return async (request: Request, { params }: Asked): Promise<Response> => {
    const caller = await currentCaller();
    if (!caller) return signInFirst(request);
    const id = z.uuid().safeParse((await params).id);
    // Safe because whatever is shaped like an id may be asked for; a wrong one is found nowhere.
    const found = id.success ? await find(caller, id.data.toLowerCase() as AdvisoryId, request) : null;
    return found ?? nothingHere();
  };
}
