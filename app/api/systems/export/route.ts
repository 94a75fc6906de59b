import { redirect } from "next/navigation";
import { mayAnywhere } from "@/domain/access/places";
import { readSystemFilter } from "@/domain/systems/list-filter";
import { asAttachment } from "@/lib/content-disposition";
import { currentCaller } from "@/server/session";
import { exportSystems } from "@/server/systems/export-systems";

const safe = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

/** Hands the inventory out as a CSV file, narrowed by the same parameters as the list. */
export async function GET(request: Request) {
  const caller = await currentCaller();
  if (!caller) redirect("/sign-in");
  if (!mayAnywhere(caller, "system:read"))
    return new Response("This does not exist, or it is not yours to see.\n", { status: 404, headers: safe });
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const text = await exportSystems(caller, { filter: readSystemFilter(asked) });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(text, {
    headers: {
      ...safe,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": asAttachment(`inventory-${day}.csv`),
    },
  });
}
