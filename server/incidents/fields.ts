import { z } from "zod";
import type { AttemptId, EvidenceId, RecordId } from "@/domain/ids";
import { name, optionalProse, prose } from "../text-fields";

/** A text that must say something. */
export const said = (missing: string, most = 4000) => prose(most, missing);

/** A text that may be left empty; empty is null. */
export const maybe = (most = 4000) =>
  optionalProse(most)
    .nullish()
    .transform((text) => (text ? text : null));

/** An instant: ISO 8601 with its offset. The form turns a site's clock into one. */
export const instant = z.iso
  .datetime({ offset: true, error: "Give a day and a time" })
  .transform((text) => new Date(text));

export const maybeInstant = z.union([instant, z.literal("").transform(() => null), z.null()]);

const seenAttempt = z.uuid().transform((id) => id as AttemptId);
const seenRecord = z.uuid().transform((id) => id as RecordId);
const none = z.union([z.literal(""), z.null()]).transform(() => null);

export const attemptId = seenAttempt;
export const recordId = seenRecord;
/** The latest attempt the person saw; empty when there was none. */
export const seen = z.union([seenAttempt, none]);
/** The latest record the person saw; empty when there was none. */
export const seenBefore = z.union([seenRecord, none]);

export const evidenceIds = z
  .array(z.uuid().transform((id) => id as EvidenceId))
  .max(200)
  .default([]);

export const stepKey = name(120);
export const answers = z.record(stepKey, optionalProse(4000)).default({});
