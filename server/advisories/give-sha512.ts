import "server-only";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { lockMatching } from "@/db/matches";
import { insertFindings, insertSha512, lockRevision } from "@/db/revisions";
import {
  decideHash,
  type GivenHash,
  type HashRefusal,
  hashIn,
  hashNotFitting,
} from "@/domain/advisories/integrity";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId, RevisionId } from "@/domain/ids";
import { sha512 } from "@/lib/hash";
import { type Result, refuse } from "@/lib/result";
import { command, type Moment } from "../doors";
import { advisoryId } from "./correction";

const none = {
  code: "no-sha512",
  sentence:
    "No SHA-512 for this file stands in it: 128 hexadecimal digits, and in a list the name of the file.",
} as const;

/** Takes the SHA-512 of a revision that is here already, and says whether the file is the one it was made of. */
export const giveSha512 = command({
  name: "give-sha512",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.object({
    advisoryId,
    revisionId: z.uuid().transform((id) => id as RevisionId),
    /** The text of the SHA-512 file the publisher puts beside the document, or the value alone. */
    sha512: z.string("Give the SHA-512").max(20_000, "This is no SHA-512 file: it is too long"),
  }),
  load: async (tx, input) => {
    await lockMatching(tx, "exclusive");
    const revision = await lockRevision(tx, input.advisoryId, input.revisionId);
    return revision && { places: [null], revision };
  },
  decide: ({ revision }, input): Result<GivenHash, HashRefusal | typeof none> => {
    const given = hashIn(input.sha512, revision.fileName);
    if (given === null) return refuse(none);
    return decideHash(revision.sha512Given, { given, actual: sha512(revision.raw) });
  },
  save: async (tx, hash, moment) => {
    const { advisoryId: id, revisionId } = moment.input;
    const revision = { advisoryId: id, revisionId, before: moment.subject.revision.sha512Given };
    return [await saveHash(tx, revision, hash, moment)];
  },
  done: ({ given, actual }) => ({ fits: given === actual }),
});

type Revision = Readonly<{ advisoryId: AdvisoryId; revisionId: RevisionId; before: string | null }>;

/** Notes the SHA-512 of a revision; one that does not fit is finding C11 and stays one until a person answers it. */
export async function saveHash(
  tx: Tx,
  revision: Revision,
  hash: GivenHash,
  { actor, now }: Pick<Moment, "actor" | "now">,
): Promise<DomainEvent> {
  const { advisoryId: id, revisionId, before } = revision;
  const fits = hash.given === hash.actual;
  await insertSha512(tx, { revisionId, given: hash.given, fits, byPerson: actor.id, at: now });
  await insertFindings(tx, revisionId, hashNotFitting(hash));
  const data = { advisoryId: id, revisionId, ...hash, fits, before };
  return { type: "advisory.sha512-given", siteId: null, incidentId: null, subjectId: id, data };
}

/** What is told of a SHA-512 that was checked. */
export const hashSentence = ({ given, actual }: GivenHash): string =>
  given === actual
    ? "The file was here already. The SHA-512 fits it."
    : "The file was here already. The SHA-512 does not fit it: see finding C11.";
