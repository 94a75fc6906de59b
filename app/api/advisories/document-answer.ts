import { redirect } from "next/navigation";
import { z } from "zod";
import type { AdvisoryId } from "@/domain/ids";
import { asAttachment } from "@/lib/content-disposition";
import type { Caller } from "@/server/doors";
import { currentCaller } from "@/server/session";

/** What every answer about an advisory carries: kept nowhere, and nothing in it is run. */
export const unstored = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** A document as an attachment: never shown from the portal's own address. */
export const documentResponse = (fileName: string, body: BodyInit): Response =>
  new Response(body, {
    headers: {
      ...unstored,
      "content-type": "application/json",
      "content-disposition": asAttachment(fileName),
    },
  });

const told = (status: number, sentence: string): Response =>
  new Response(`${sentence}\n`, {
    status,
    headers: { ...unstored, "content-type": "text/plain; charset=utf-8" },
  });

type Asked = Readonly<{ params: Promise<{ id: string }> }>;

/** An endpoint that hands out a document of an advisory, to who may read it; to all others there is none. */
export function findDocument(
  find: (caller: Caller, id: AdvisoryId, request: Request) => Promise<Response | null>,
) {
  return async (request: Request, { params }: Asked): Promise<Response> => {
    const caller = await currentCaller();
    if (!caller) {
      if (request.headers.get("sec-fetch-mode") === "navigate") redirect("/sign-in");
      return told(401, "Sign in first.");
    }
    const id = z.uuid().safeParse((await params).id);
    // Safe because whatever is shaped like an id may be asked for; a wrong one is found nowhere.
    const found = id.success ? await find(caller, id.data.toLowerCase() as AdvisoryId, request) : null;
    return found ?? told(404, "This does not exist, or it is not yours to see.");
  };
}
