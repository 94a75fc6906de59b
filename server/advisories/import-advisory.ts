import "server-only";
import { z } from "zod";
import { lockMatching } from "@/db/matches";
import { findAdvisory, findRevisionByHash } from "@/db/revisions";
import {
  decideImport,
  type ImportRefusal,
  type KnownBytes,
  type ReadFile,
} from "@/domain/advisories/importing";
import { type GivenHash, hashIn } from "@/domain/advisories/integrity";
import type { AdvisoryId, RevisionId } from "@/domain/ids";
import { sha512 } from "@/lib/hash";
import { command } from "../doors";
import { line } from "../text-fields";
import { hashSentence, saveHash } from "./give-sha512";
import { readDocument, sha256Of } from "./read-document";
import { type Arriving, saveAccepted, saveReceipt } from "./store-revision";

const importInput = z
  .object({
    fileName: line(200, "Choose a file"),
    /** The file's bytes, base64. */
    content: z.string("Choose a file").max(8_000_000, "The file is larger than 5 MB"),
    /** The text of the SHA-512 file the publisher puts beside it, or the value alone. */
    sha512: z.string().max(20_000, "This is no SHA-512 file: it is too long").default(""),
    publishedAt: z
      .union([z.literal("").transform(() => null), z.coerce.date("Give a date"), z.null()])
      .default(null),
  })
  .refine(({ sha512: text, fileName }) => text.trim() === "" || hashIn(text, fileName) !== null, {
    path: ["sha512"],
    message:
      "No SHA-512 for this file stands in it: 128 hexadecimal digits, and in a list the name of the file",
  });

type Subject = Arriving & Readonly<{ places: readonly [null]; known: KnownBytes | null; read: ReadFile }>;

/** Imports an advisory document: a new advisory or a revision of one, its findings, and the matches of every system. */
export const importAdvisory = command({
  name: "import-advisory",
  sees: "organisation:read",
  permission: "advisory:import",
  input: importInput,
  at: [null],
  load: async (tx, input, { newId }): Promise<Subject> => {
    const bytes = Buffer.from(input.content, "base64");
    const read = await readDocument(bytes);
    await lockMatching(tx, "exclusive");
    const found = await findRevisionByHash(tx, sha256Of(bytes));
    const named = nameOf(read);
    const advisory = named ? await findAdvisory(tx, named.namespace, named.trackingId) : null;
    return {
      places: [null],
      bytes,
      fileName: input.fileName,
      publishedAt: input.publishedAt,
      sha512: givenHash(input, bytes),
      known: found ? knownBytes(found) : null,
      read,
      advisory,
      // Safe because they are fresh ids.
      advisoryId: advisory?.id ?? (newId() as AdvisoryId),
      revisionId: newId() as RevisionId,
    };
  },
  decide: ({ known, read, sha512: hash }) => decideImport(known, read, hash),
  save: async (tx, decision, moment) => {
    switch (decision.kind) {
      case "accept":
        return saveAccepted(tx, decision, moment.subject, moment);
      case "keep-receipt":
        return saveReceipt(tx, decision, moment.subject, moment);
      case "check-hash": {
        const before = moment.subject.known?.sha512Given ?? null;
        return [await saveHash(tx, { ...decision, before }, decision.hash, moment)];
      }
    }
  },
  done: (decision, subject) => {
    switch (decision.kind) {
      case "accept":
        return {
          outcome: "imported" as const,
          advisoryId: subject.advisoryId,
          trackingId: decision.reading.trackingId,
        };
      case "keep-receipt":
        return { outcome: "refused" as const, ...decision.refused };
      case "check-hash": {
        const sentence = hashSentence(decision.hash);
        return { outcome: "hash-checked" as const, advisoryId: decision.advisoryId, sentence };
      }
    }
  },
  conflict: (constraint): ImportRefusal | null =>
    constraint === "advisory_revisions_bytes"
      ? {
          code: "already-imported",
          sentence: "This very file is here already. Nothing was changed.",
          advisoryId: null,
        }
      : null,
});

function givenHash(input: Readonly<{ sha512: string; fileName: string }>, bytes: Buffer): GivenHash | null {
  const given = hashIn(input.sha512, input.fileName);
  return given === null ? null : { given, actual: sha512(bytes) };
}

function nameOf(read: ReadFile): Readonly<{ namespace: string; trackingId: string }> | null {
  if (!read.ok) return read.refusal.receipt;
  return { namespace: read.value.reading.publisher.namespace, trackingId: read.value.reading.trackingId };
}

function knownBytes(found: NonNullable<Awaited<ReturnType<typeof findRevisionByHash>>>): KnownBytes {
  const { advisoryId, revisionId, sha512Given, receivedBy, refusal } = found;
  // Safe because only saveReceipt() writes the column.
  return { advisoryId, revisionId, sha512Given, receivedBy, refused: refusal as KnownBytes["refused"] };
}
