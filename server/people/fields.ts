import { z } from "zod";
import { roles } from "@/domain/access/permissions";
import type { GrantId, PersonId, SiteId } from "@/domain/ids";

export const personId = z.uuid().transform((id) => id as PersonId);
export const siteId = z.uuid().transform((id) => id as SiteId);
export const grantId = z.uuid().transform((id) => id as GrantId);
export const role = z.enum(roles, { error: "Choose a role" });
