import "server-only";
import { z } from "zod";
import { insertSite } from "@/db/people";
import type { SiteId } from "@/domain/ids";
import type { PeopleRefusal } from "@/domain/people/rules";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { line, optionalLine } from "../text-fields";

/** Whether a text is a time zone this server knows. */
function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone.includes("/") || zone === "UTC";
  } catch {
    return false;
  }
}

/** Adds a site; its code is what inventories name it by. */
export const addSite = command({
  name: "add-site",
  sees: "site:manage",
  permission: "site:manage",
  input: z.object({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9][A-Z0-9-]{1,11}$/, "2 to 12 letters, digits or hyphens"),
    name: line(120, "Give the site's name"),
    region: optionalLine(80),
    zone: z.string().trim().refine(isZone, "Give a time zone such as Europe/Berlin"),
  }),
  load: async (_tx, _input, { newId }) => ({ places: [null], id: newId() as SiteId }),
  decide: ({ id }, input) => ok({ ...input, id }),
  save: async (tx, site, { now }) => {
    await insertSite(tx, { ...site, createdAt: now });
    const { code, name, zone, region } = site;
    return [
      {
        type: "site.added",
        siteId: site.id,
        incidentId: null,
        subjectId: site.id,
        data: { code, name, zone, region },
      },
    ];
  },
  done: (site) => ({ siteId: site.id }),
  conflict: (constraint): PeopleRefusal | null =>
    constraint === "sites_code_unique"
      ? { code: "site-code-taken", sentence: "A site with this code exists already." }
      : null,
});
