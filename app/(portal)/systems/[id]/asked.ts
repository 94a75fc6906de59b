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
