import "server-only";
import { shownAdvisories } from "@/db/advisories";
import type { Tx } from "@/db/client";
import {
  adoptReceipts,
  type findAdvisory,
  insertAdvisory,
  insertFindings,
  insertProducts,
  insertRevision,
} from "@/db/revisions";
import { findFaults } from "@/domain/advisories/findings";
import type { ImportDecision } from "@/domain/advisories/importing";
import type { GivenHash } from "@/domain/advisories/integrity";
import { portText, proposePorts } from "@/domain/advisories/ports";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId, RevisionId } from "@/domain/ids";
import type { Moment } from "../doors";
import { aliasesNow, matchAdvisory } from "../matches/compute";
import { recheckAdvisory } from "../matches/rechecks";
import { movePriorities } from "../priority/move-priorities";
import { baseScoreOf } from "./base-score";
import { chooseShown } from "./choose-shown";

/** A file that is to be stored: where it belongs, its bytes, and what was said of it. */
export type Arriving = Readonly<{
  bytes: Buffer;
  fileName: string;
  publishedAt: Date | null;
  sha512: GivenHash | null;
  advisory: Awaited<ReturnType<typeof findAdvisory>>;
  advisoryId: AdvisoryId;
  revisionId: RevisionId;
}>;

type Saved = readonly [DomainEvent, ...DomainEvent[]];
type Accepted = Extract<ImportDecision, { kind: "accept" }>;
type Kept = Extract<ImportDecision, { kind: "keep-receipt" }>;

/** Stores a revision with its findings and products, chooses again which one is shown, and compares it with every system. */
export async function saveAccepted(
  tx: Tx,
  { reading, sha256 }: Accepted,
  arriving: Arriving,
  moment: Moment,
): Promise<Saved> {
  const { advisoryId, revisionId, advisory, bytes, fileName, publishedAt, sha512 } = arriving;
  const { now, actor } = moment;
  const { namespace: publisher } = reading.publisher;
  const { trackingId, title, version } = reading;
  if (!advisory) await insertAdvisory(tx, { id: advisoryId, publisher, trackingId, createdAt: now });
  await insertRevision(tx, {
    id: revisionId,
    advisoryId,
    sha256,
    fileName,
    raw: bytes,
    state: "accepted",
    reading,
    namedPorts: proposePorts(reading).map(({ port }) => portText(port)),
    title,
    version,
    currentReleaseAt: dateOf(reading.currentReleaseDate),
    publishedAt,
    sha512Given: sha512?.given ?? null,
    sha512Fits: sha512 && sha512.given === sha512.actual,
    receivedAt: now,
    receivedBy: actor.id,
  });
  const aliases = await aliasesNow(tx, now);
  const findings = findFaults(reading, {
    fileName,
    sha256,
    previous: null,
    aliases,
    sha512,
    baseScoreOf,
  });
  await insertFindings(tx, revisionId, findings);
  await insertProducts(tx, revisionId, reading);
  if (!advisory) await adoptReceipts(tx, advisoryId, publisher, trackingId);
  const before = { revisionId: advisory?.shownRevisionId ?? null, because: advisory?.shownBecause ?? "only" };
  const changed = await chooseShown(tx, advisoryId, before);
  const imported: DomainEvent = {
    type: "advisory.imported",
    siteId: null,
    incidentId: null,
    subjectId: advisoryId,
    data: {
      advisoryId,
      revisionId,
      trackingId,
      publisher,
      fileName,
      sha256,
      sha512: sha512 === null ? null : sha512.given === sha512.actual ? "fits" : "does-not-fit",
      version,
      first: advisory === null,
      products: reading.products.length,
      vulnerabilities: reading.vulnerabilities.length,
      findings: findings.map((finding) => finding.code),
    },
  };
  return [
    imported,
    ...(await matchAgain(tx, advisoryId, { changed, first: !advisory, version, trackingId }, moment)),
  ];
}

/** A new revision has every decision looked at again, shown or not; what it says is compared only once it is shown. */
async function matchAgain(
  tx: Tx,
  advisoryId: AdvisoryId,
  what: Readonly<{ changed: boolean; first: boolean; version: string; trackingId: string }>,
  moment: Moment,
): Promise<DomainEvent[]> {
  const [shown] = what.changed ? await shownAdvisories(tx, [advisoryId]) : [];
  const computed = shown ? await matchAdvisory(tx, shown, "revision", moment) : [];
  const why = { cause: "revision", because: `Version ${what.version} of ${what.trackingId} came.` } as const;
  if (what.first) return computed;
  const asked = await recheckAdvisory(tx, advisoryId, why, moment);
  return [...computed, ...asked, ...(what.changed ? await movePriorities(tx, [advisoryId], moment) : [])];
}

/** Keeps a refused document that names itself, with its faults. */
export async function saveReceipt(
  tx: Tx,
  { refused, receipt }: Kept,
  { advisory, bytes, fileName, revisionId, sha512 }: Arriving,
  { now, actor }: Moment,
): Promise<Saved> {
  const { sha256, trackingId } = receipt;
  const advisoryId = advisory?.id ?? null;
  await insertRevision(tx, {
    id: revisionId,
    advisoryId,
    sha256,
    fileName,
    raw: bytes,
    state: "refused",
    refusal: { ...refused, receipt },
    sha512Given: sha512?.given ?? null,
    sha512Fits: sha512 && sha512.given === sha512.actual,
    receivedAt: now,
    receivedBy: actor.id,
  });
  const data = {
    advisoryId,
    trackingId,
    fileName,
    sha256,
    code: refused.code,
    faults: refused.faults.length + refused.more,
  };
  return [{ type: "advisory.refused", siteId: null, incidentId: null, subjectId: advisoryId, data }];
}

function dateOf(text: string): Date | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}
