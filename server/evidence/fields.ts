import { z } from "zod";
import type { EvidenceId } from "@/domain/ids";
import { name } from "../text-fields";

export const evidenceId = z
  .uuid({ error: "The id of the upload is no UUID" })
  .transform((id) => id as EvidenceId);

/** What a file is offered as, in the words of the request's address. */
export const offer = z.object({
  key: name(40),
  stepKey: name(120).nullable(),
  requirement: name(120).nullable(),
  supersedes: evidenceId.nullable(),
});
export type OfferInput = z.infer<typeof offer>;
