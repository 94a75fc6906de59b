import { toWebStream } from "@/lib/streams";
import { tableFiles, tableFormats } from "@/lib/table-file";
import { takeList } from "@/server/lists/take-list";
import { currentCaller } from "@/server/session";
import { fileResponse, nothingHere, onlyGet, signInFirst } from "../../download";

/** Hands a list out as CSV or as a workbook (`format`), narrowed by the same parameters as its page. */
export async function GET(request: Request, { params }: Readonly<{ params: Promise<{ list: string }> }>) {
  const caller = await currentCaller();
  if (!caller) return signInFirst(request);
  const { list } = await params;
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const format = tableFormats.find((each) => each === (asked.format ?? "csv"));
  const taken = format && (await takeList(caller, list, asked, format));
  if (!taken) return nothingHere();
  const { name, size, bytes } = taken;
  return fileResponse({ name, type: tableFiles[format].type, body: toWebStream(bytes), size });
}

/** A look at the headers would read the whole list. */
export const HEAD = onlyGet;
