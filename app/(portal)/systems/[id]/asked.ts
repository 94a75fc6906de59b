import { notFound } from "next/navigation";
import type { SystemId } from "@/domain/ids";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id in an address; what is none is not found, as a system that does not exist. */
export async function systemIn(params: Promise<Readonly<{ id: string }>>): Promise<SystemId> {
  const { id } = await params;
  if (!uuid.test(id)) notFound();
  // Safe because whatever is shaped like an id may be asked for; a wrong one is found nowhere.
  return id.toLowerCase() as SystemId;
}

/** The ids an address names, each once; what is none is left out, and so is what is too much for one page. */
export function systemsIn(asked: string | readonly string[] | undefined): readonly SystemId[] {
  const ids = typeof asked === "string" ? [asked] : (asked ?? []);
  // Safe for the same reason.
  return [...new Set(ids.filter((id) => uuid.test(id)).map((id) => id.toLowerCase()))].slice(
    0,
    200,
  ) as SystemId[];
}
