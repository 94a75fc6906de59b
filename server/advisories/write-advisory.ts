import "server-only";
import { z } from "zod";
import { lockAdvisory, type ShownAdvisory } from "@/db/advisories";
import { lockMatching } from "@/db/matches";
import { acceptedRevisions, findAdvisory } from "@/db/revisions";
import { expectedFileName } from "@/domain/advisories/findings";
import type { ReadFile } from "@/domain/advisories/importing";
import { type Writing, writeDocument } from "@/domain/advisories/write-document";
import { decideRewriting, decideWriting, type WritingRefusal } from "@/domain/advisories/writing";
import type { AdvisoryId, RevisionId } from "@/domain/ids";
import { env } from "@/lib/env";
import { command, type Placed } from "../doors";
import { line } from "../text-fields";
import { advisoryId } from "./correction";
import { readDocument } from "./read-document";
import { type Arriving, saveAccepted } from "./store-revision";
import { writtenFields, writtenFrom } from "./written-fields";

type Existing = Awaited<ReturnType<typeof findAdvisory>>;
type Subject = Placed & Arriving & Readonly<{ read: ReadFile; shown: ShownAdvisory | null }>;

type Place = Readonly<{ advisory: Existing; advisoryId: AdvisoryId; revisionId: RevisionId }>;

/** The document of what was typed, checked as an imported one is. */
async function arriving(input: z.infer<typeof writtenFields>, writing: Writing, place: Place) {
  const bytes = Buffer.from(JSON.stringify(writeDocument(writtenFrom(input), writing), null, 2));
  return {
    places: [null] as const,
    bytes,
    fileName: expectedFileName(input.trackingId),
    // Of several that are written here, the one written last is shown.
    publishedAt: new Date(writing.at),
    sha512: null,
    read: await readDocument(bytes),
    ...place,
  };
}

/** Writes down an advisory that exists in no CSAF file, as a document of the same shape, and compares every system with it. */
export const writeAdvisory = command({
  name: "write-advisory",
  sees: "organisation:read",
  permission: "advisory:import",
  input: writtenFields,
  at: [null],
  load: async (tx, input, { actor, now, newId }): Promise<Subject> => {
    await lockMatching(tx, "exclusive");
    const namespace = new URL(env().APP_URL).origin;
    const writing = {
      by: `${actor.name}, coordinator`,
      at: now.toISOString(),
      namespace,
      version: 1,
      history: [],
      summary: `Written by hand by ${actor.name}`,
    };
    const advisory = await findAdvisory(tx, namespace, input.trackingId);
    // Safe because they are fresh ids.
    const place = { advisory, advisoryId: newId() as AdvisoryId, revisionId: newId() as RevisionId };
    return { ...(await arriving(input, writing, place)), shown: null };
  },
  decide: ({ advisory, read }) => decideWriting(advisory?.id ?? null, read),
  save: (tx, decision, moment) => saveAccepted(tx, decision, moment.subject, moment),
  done: (_, { advisoryId: id }) => ({ advisoryId: id }),
  conflict: (constraint): WritingRefusal | null =>
    constraint === "advisories_of_publisher"
      ? {
          code: "id-taken",
          sentence: "An advisory with this id was written down here just now. Give another id.",
          advisoryId: null,
        }
      : null,
});

/** Edits an advisory that was written here: a new revision, shown at once; the earlier ones stay. */
export const rewriteAdvisory = command({
  name: "rewrite-advisory",
  sees: "organisation:read",
  permission: "advisory:import",
  input: writtenFields.omit({ trackingId: true }).extend({
    advisoryId,
    revisionId: z.uuid().transform((id) => id as RevisionId),
    reason: line(500, "Say what was changed, and why"),
  }),
  at: [null],
  load: async (tx, { advisoryId: id, reason, ...typed }, { actor, now, newId }): Promise<Subject | null> => {
    await lockMatching(tx, "exclusive");
    const shown = await lockAdvisory(tx, id);
    if (!shown) return null;
    const advisory = await findAdvisory(tx, shown.publisher, shown.trackingId);
    const versions = (await acceptedRevisions(tx, id)).map((revision) => Number(revision.version) || 0);
    const writing = {
      by: `${actor.name}, coordinator`,
      at: now.toISOString(),
      namespace: shown.publisher,
      version: Math.max(...versions, 0) + 1,
      history: shown.reading.revisionHistory,
      summary: `${reason} (${actor.name})`,
    };
    // Safe because it is a fresh id.
    const revisionId = newId() as RevisionId;
    // Whoever edits wants what they wrote to be shown, whatever was chosen before.
    const place = {
      advisory: advisory && { ...advisory, shownBecause: "latest" as const },
      advisoryId: id,
      revisionId,
    };
    const given = { ...typed, trackingId: shown.trackingId };
    return { ...(await arriving(given, writing, place)), shown };
  },
  decide: ({ shown, read }, { advisoryId: _id, reason: _reason, revisionId: from, ...typed }) =>
    shown
      ? decideRewriting({ shown, from, given: writtenFrom({ ...typed, trackingId: shown.trackingId }) }, read)
      : decideWriting(null, read),
  save: (tx, decision, moment) => saveAccepted(tx, decision, moment.subject, moment),
  done: (_, { advisoryId: id }) => ({ advisoryId: id }),
});
