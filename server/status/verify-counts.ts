import "server-only";
import type { Tx } from "@/db/client";
import { listMiscounted, listMiscounts, type Miscounted } from "@/db/status-counts";

/** Compares how every system is counted with its rows, and every count with the systems counted so; names each difference. */
export async function verifyCounts(tx: Tx, now: Date): Promise<string[]> {
  const systems = (await listMiscounted(tx, now)).map(
    (row) =>
      `The system ${row.systemId} is counted, for ${of(row)}, as ${row.stored ?? "nothing"}; its rows say ${row.found ?? "nothing"}.`,
  );
  const counts = (await listMiscounts(tx)).map(
    (row) =>
      `The site ${row.siteId} has, for ${of(row)}, a count of ${row.stored ?? "none"} where ${row.found ?? "no"} systems are counted so.`,
  );
  return [...systems, ...counts];
}

const of = ({ advisoryId }: Miscounted): string =>
  advisoryId === null ? "all advisories" : `the advisory ${advisoryId}`;
