import { z } from "zod";
import { isPlainLine, isPlainProse, withoutUnseen } from "@/lib/plain-text";

const unseen = "It holds characters that cannot be seen. Type it again, or paste it as plain text.";
const tooLong = (most: number) => `At most ${most} characters`;

/** A line of text shown to others: trimmed, bounded, without control or direction-changing characters. */
export const line = (most: number, missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(most, tooLong(most)).refine(isPlainLine, unseen);

/** A line of text that may be left empty. */
export const optionalLine = (most: number) =>
  z.string().trim().max(most, tooLong(most)).refine(isPlainLine, unseen).default("");

const lines = z.string().transform((text) => text.replaceAll("\r\n", "\n").trim());
const bounded = (most: number) => z.string().max(most, tooLong(most)).refine(isPlainProse, unseen);

/** A text of several lines that others read: bounded, without control or direction-changing characters but line breaks. */
export const prose = (most: number, missing: string) =>
  z.string({ error: missing }).pipe(lines).pipe(bounded(most).min(1, missing));

/** A text of several lines that may be left empty. */
export const optionalProse = (most: number) => lines.pipe(bounded(most));

/** A text of several lines that is taken whatever was pasted with it: what cannot be seen is left out, never the rest. */
export const heard = (most: number, missing: string) =>
  z.string({ error: missing }).transform(withoutUnseen).pipe(prose(most, missing));

/** The name of something the portal itself named, such as a step: no text of that length or with such characters is one. */
export const name = (most: number) =>
  z.string().min(1).max(most).refine(isPlainLine, "This is no name of anything");
