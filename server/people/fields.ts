import { z } from "zod";
import { roles } from "@/domain/access/permissions";
import type { GrantId, PersonId, SiteId } from "@/domain/ids";

export const personId = z.uuid().transform((id) => id as PersonId);
export const siteId = z.uuid().transform((id) => id as SiteId);
export const grantId = z.uuid().transform((id) => id as GrantId);
export const role = z.enum(roles, { error: "Choose a role" });

/** A line of text shown to others: trimmed, bounded, without control or direction-changing characters. */
export const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, `At most ${most} characters`)
    .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "Only plain characters");

export const optionalLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters`)
    .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "Only plain characters")
    .default("");
