import "server-only";
import { mayAnywhere } from "@/domain/access/places";
import type { AdvisoryId } from "@/domain/ids";
import { wallNumbers, wallSites } from "@/domain/status/wall";
import { commonZone } from "@/domain/status/zone";
import { formatTimeToSecond } from "@/lib/dates";
import { buildId } from "../build-id";
import type { Caller } from "../doors";
import { readStatus } from "./read-status";

/** What the wall view shows, as text and numbers alone: it is sent with the page, and again whenever the page asks; null to whom status is closed. */
export async function readWall(caller: Caller, asked: Readonly<{ advisoryId: AdvisoryId | null }>) {
  if (!mayAnywhere(caller, "status:read")) return null;
  const { all, due, sites, advisories, advisory, now } = await readStatus(caller, asked);
  return {
    build: buildId,
    /** The instant everything shown is of, in milliseconds. */
    asOf: now.getTime(),
    clock: formatTimeToSecond(now, commonZone(sites)),
    advisoryId: advisory?.id ?? null,
    advisories: advisories.map(({ id, trackingId, title }) => ({ id, trackingId, title })),
    all: wallNumbers(all),
    decisions: all["decision-needed"],
    overdue: due.overdue,
    ...wallSites(sites, now),
  };
}
