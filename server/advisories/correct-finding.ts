import "server-only";
import { z } from "zod";
import { decideCorrection } from "@/domain/advisories/correcting-values";
import { command } from "../doors";
import { line, prose } from "../text-fields";
import { advisoryId, loadForCorrection, saveAnnotations, webAddress } from "./correction";
import { scoreVector } from "./score-vector";

const about = {
  advisoryId,
  findingKey: z.string().min(1).max(2000),
  reason: prose(1000, "Say why the document is wrong"),
  sourceTitle: line(200, "Say where the right value is taken from"),
  sourceUrl: webAddress,
};

/** Corrects what a finding shows to be wrong: a spelling, a version text, or a score by the vector it follows from. */
export const correctFinding = command({
  name: "correct-finding",
  sees: "organisation:read",
  permission: "advisory:correct",
  input: z.discriminatedUnion("kind", [
    z.object({ ...about, kind: z.literal("spelling"), text: line(1000, "Give the right spelling") }),
    z.object({
      ...about,
      kind: z.literal("version"),
      // As the document has it, blanks and all.
      from: z.string().max(2000).default(""),
      text: line(500, "Give the right version"),
    }),
    z.object({ ...about, kind: z.literal("score"), text: line(500, "Give the right vector") }),
  ]),
  load: (tx, input) => loadForCorrection(tx, input.advisoryId),
  decide: (subject, { sourceTitle: title, sourceUrl: url, ...given }) => {
    const source = { title, url };
    if (given.kind === "score") {
      return decideCorrection(subject, { ...given, source, score: scoreVector(given.text) });
    }
    return decideCorrection(subject, { ...given, source });
  },
  save: (tx, drafts, moment) => saveAnnotations(tx, drafts, moment.subject, moment),
  done: () => null,
});
