import { mayAnywhere } from "@/domain/access/places";
import { readSystemFilter } from "@/domain/systems/list-filter";
import { currentCaller } from "@/server/session";
import { exportSystems } from "@/server/systems/export-systems";
import { fileResponse, nothingHere, signInFirst } from "../../download";

/** Hands the inventory out as a CSV file, narrowed by the same parameters as the list. */
export async function GET(request: Request) {
  const caller = await currentCaller();
  if (!caller) return signInFirst(request);
  if (!mayAnywhere(caller, "system:read")) return nothingHere();
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const body = await exportSystems(caller, { filter: readSystemFilter(asked) });
  const day = new Date().toISOString().slice(0, 10);
  return fileResponse({ name: `inventory-${day}.csv`, type: "text/csv; charset=utf-8", body });
}
