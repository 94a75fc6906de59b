import "server-only";
import { type Database, database, type Tx } from "@/db/client";
import { recordEvents } from "@/db/events";
import { lockSeveral } from "@/db/incident-facts";
import { findPending, pendingAfter, setScan } from "@/db/scans";
import type { DomainEvent } from "@/domain/events";
import type { EvidenceAnswer } from "@/domain/evidence/answer";
import type { ScanOutcome } from "@/domain/evidence/scan";
import type { EvidenceId } from "@/domain/ids";
import type { Running } from "../doors";
import { writeNow } from "../incidents/now";
import { evidenceStore } from "./open-store";
import { holdBytes, lockForBytes } from "./quarantine/hold-bytes";
import { checkedBytes } from "./read-back";
import { scanBytes, scannerPlace } from "./scanner";
import { verifyHash } from "./verify-files";

const scanner = { kind: "job", id: null, name: "Malware scanner" } as const;
const batch = 50;

/** Has a file scanned that waits for it, and stores what the scanner said; where it said nothing the file goes on waiting. */
export async function scanPending(
  id: EvidenceId,
  { on = database(), now = new Date() }: Running = {},
): Promise<EvidenceAnswer["state"]> {
  const waiting = await on.transaction((tx) => findPending(tx, id));
  if (!waiting) return null;
  // The scan takes its time, and holds no lock meanwhile.
  let doubted = false;
  const bytes = checkedBytes(evidenceStore(), waiting, () => {
    doubted = true;
  });
  const outcome = await scanBytes(bytes);
  // What the scanner was given is not what was received: it says nothing of this file.
  if (doubted) {
    await verifyHash(on, evidenceStore(), waiting.sha256, now);
    return "scan-pending";
  }
  return on.transaction((tx) => store(tx, id, outcome, now));
}

async function store(
  tx: Tx,
  id: EvidenceId,
  outcome: ScanOutcome,
  now: Date,
): Promise<EvidenceAnswer["state"]> {
  const found = await findPending(tx, id);
  if (!found) return null;
  const { incidentId, siteId, key, name, sha256 } = found;
  await lockSeveral(tx, [key]);
  await lockForBytes(tx, key, sha256, outcome.state === "infected");
  // Another process may have been told meanwhile.
  if (!(await findPending(tx, id))) return null;
  await setScan(tx, id, outcome);
  const { state, told } = outcome;
  if (state !== "clean" && state !== "infected") return "scan-pending";
  const data = { evidenceId: id, name, sha256, state, told };
  const scanned: DomainEvent = { type: "evidence.scanned", siteId, incidentId, subjectId: id, data };
  const follows =
    state === "infected"
      ? await holdBytes(tx, sha256, "malware", now)
      : await writeNow(tx, [incidentId], now);
  await recordEvents(tx, [scanned, ...follows], { actor: scanner, sessionId: null, address: null, now });
  return state === "infected" ? "malware" : null;
}

/** Asks the scanner of every file that waits; stops where it answers of several in a row nothing, since it is away then. */
export async function scanAllPending(on = database()): Promise<number> {
  if (!scannerPlace()) return 0;
  let [scanned, unanswered] = [0, 0];
  for await (const id of waiting(on)) {
    const waits = (await tried(on, id)) === "scan-pending";
    unanswered = waits ? unanswered + 1 : 0;
    if (unanswered >= mostUnanswered) return scanned;
    scanned += waits ? 0 : 1;
  }
  return scanned;
}

const mostUnanswered = 3;

/** The files that wait, oldest first. */
async function* waiting(on: Database): AsyncGenerator<EvidenceId> {
  let last = 0;
  for (;;) {
    const rows = await on.transaction((tx) => pendingAfter(tx, last, batch));
    for (const { id } of rows) yield id;
    const end = rows.at(-1)?.seq;
    if (end === undefined || end === null) return;
    last = end;
  }
}

/** A fault in one file does not stop the others. */
async function tried(on: Database, id: EvidenceId): Promise<EvidenceAnswer["state"]> {
  try {
    return await scanPending(id, { on });
  } catch (fault) {
    console.error(`File ${id} could not be scanned; it is tried again.`, fault);
    return "scan-pending";
  }
}
