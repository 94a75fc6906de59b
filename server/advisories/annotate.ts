import "server-only";
import { z } from "zod";
import { decideAdvice, decidePort, decideProduct, decideWithdrawal } from "@/domain/advisories/correcting";
import { command } from "../doors";
import { line, optionalLine, prose } from "../text-fields";
import { advisoryId, annotationId, loadForCorrection, saveAnnotations, webAddress } from "./correction";

const optionalSource = { sourceTitle: optionalLine(200), sourceUrl: webAddress };
const sourceOf = ({
  sourceTitle: title,
  sourceUrl: url,
}: Readonly<{ sourceTitle: string; sourceUrl: string | null }>) =>
  title === "" && url === null ? null : { title: title || (url ?? ""), url };

const productKey = z.string().min(1).max(2000);

/** Says of one product that it is affected, or with a reason that it is not. */
export const ruleOnProduct = command({
  name: "rule-on-product",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("affected"),
      advisoryId,
      productKey,
      reason: optionalLine(1000).transform((text) => text || null),
      ...optionalSource,
    }),
    z.object({
      kind: z.literal("not-affected"),
      advisoryId,
      productKey,
      reason: prose(1000, "Say why it is not affected"),
      ...optionalSource,
    }),
  ]),
  load: (tx, input) => loadForCorrection(tx, input.advisoryId),
  decide: (subject, input) => decideProduct(subject, { ...input, source: sourceOf(input) }),
  save: (tx, drafts, moment) => saveAnnotations(tx, drafts, moment.subject, moment),
  done: () => null,
});

/** Transcribes advice the document lost or lacks, with the source it is taken from. */
export const transcribeAdvice = command({
  name: "transcribe-advice",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.object({
    advisoryId,
    findingKey: z
      .string()
      .max(2000)
      .default("")
      .transform((key) => key || null),
    text: prose(20_000, "Give the advice"),
    sourceTitle: line(200, "Say where it is taken from"),
    sourceUrl: webAddress,
  }),
  load: (tx, input) => loadForCorrection(tx, input.advisoryId),
  decide: (subject, { text, findingKey, sourceTitle, sourceUrl }) =>
    decideAdvice(subject, { text, findingKey, source: { title: sourceTitle, url: sourceUrl } }),
  save: (tx, drafts, moment) => saveAnnotations(tx, drafts, moment.subject, moment),
  done: (drafts) => ({ added: drafts.length }),
});

/** Confirms a port that is to be closed and proven. */
export const confirmPort = command({
  name: "confirm-port",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.object({
    advisoryId,
    port: line(20, "Give a port, such as 443/tcp"),
    path: optionalLine(500).transform((path) => path || null),
    ...optionalSource,
  }),
  load: (tx, input) => loadForCorrection(tx, input.advisoryId),
  decide: (subject, input) =>
    decidePort(subject, { text: input.port, path: input.path, source: sourceOf(input) }),
  save: (tx, drafts, moment) => saveAnnotations(tx, drafts, moment.subject, moment),
  done: () => null,
});

/** Takes back something that was added to an advisory, with a reason. */
export const withdrawAnnotation = command({
  name: "withdraw-annotation",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.object({ advisoryId, annotationId, reason: prose(1000, "Say why it no longer counts") }),
  load: (tx, input) => loadForCorrection(tx, input.advisoryId),
  decide: (subject, input) => decideWithdrawal(subject, input.annotationId, input.reason),
  save: (tx, drafts, moment) => saveAnnotations(tx, drafts, moment.subject, moment),
  done: () => null,
});
