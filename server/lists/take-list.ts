import "server-only";
import type { Asked } from "@/domain/incidents/list-filter";
import { type TableFormat, tableFiles } from "@/lib/table-file";
import type { Caller } from "../doors";
import { inTurn } from "./in-turn";
import { lists } from "./lists";
import { type Spooled, spooled } from "./spool";

/** A list as a file, whole and of one moment. */
export type TakenList = Spooled & Readonly<{ name: string; type: string }>;

/**
 * Writes a list to a file of the system's own before anything is sent: the snapshot ends when the database is done, however slowly
 * the file is fetched, and what fails half way is never taken for the whole. Null where there is no such list for this person.
 */
export async function takeList(
  caller: Caller,
  key: string,
  asked: Asked,
  format: TableFormat,
): Promise<TakenList | null> {
  const list = lists.get(key);
  if (!list) return null;
  const { type, bytes } = tableFiles[format];
  return inTurn(async () => {
    let name = "";
    const file = await spooled((write) =>
      list.take(caller, asked, async (sheet, now) => {
        name = `${key}-${now.toISOString().slice(0, 16).replace(":", "")}Z.${format}`;
        for await (const piece of bytes(sheet)) await write(piece);
      }),
    );
    return file && { ...file, name, type };
  });
}
