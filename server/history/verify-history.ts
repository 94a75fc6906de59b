import "server-only";
import type { Tx } from "@/db/client";
import { listAdvisoriesSince, listSitesToSnapshot, listStatusChanges, listWrittenOf } from "@/db/history";
import { type StoredNumbers, snapshotsOf, toStored } from "@/domain/history/snapshot";
import type { SiteId } from "@/domain/ids";
import { canonical } from "@/lib/canonical";
import { plainJson } from "../door-parts";

type Compared = Readonly<{ compared: number; faults: readonly string[] }>;

/** Folds the log of changes anew for every written day, and names each row of one that says something else. */
export async function verifyHistory(tx: Tx): Promise<Compared> {
  const faults: string[] = [];
  let compared = 0;
  const advisories = await listAdvisoriesSince(tx);
  for (const { siteId } of await listSitesToSnapshot(tx)) {
    const found = await verifySite(tx, siteId, advisories);
    compared += found.compared;
    faults.push(...found.faults);
  }
  return { compared, faults };
}

async function verifySite(
  tx: Tx,
  siteId: SiteId,
  advisories: Awaited<ReturnType<typeof listAdvisoriesSince>>,
): Promise<Compared> {
  const written = await listWrittenOf(tx, siteId);
  const last = written.at(-1);
  if (!last) return { compared: 0, faults: [] };
  const days = [...new Map(written.map((row) => [row.day, row])).values()];
  const snapshots = snapshotsOf(await listStatusChanges(tx, siteId, last.endedAt), days, advisories);
  const key = (row: Readonly<{ day: string; advisoryId: string | null }>) => `${row.day} ${row.advisoryId}`;
  const said = new Map(snapshots.map((row) => [key(row), textOf(toStored(row.numbers))]));
  const differing = written.filter((row) => said.get(key(row)) !== textOf(row.numbers));
  return { compared: written.length, faults: differing.map((row) => faultOf(siteId, row)) };
}

const textOf = (numbers: StoredNumbers): string => canonical(plainJson(numbers));

function faultOf(siteId: SiteId, { day, advisoryId }: Readonly<{ day: string; advisoryId: string | null }>) {
  const of = advisoryId === null ? "all advisories" : `the advisory ${advisoryId}`;
  return `The day ${day} of the site ${siteId}, for ${of}, is not what the changes say.`;
}
