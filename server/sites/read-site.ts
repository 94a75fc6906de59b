import "server-only";
import { listAsks } from "@/db/site-asks";
import { contactsOfSite, findSiteByCode, openIncidentsOfSite, peopleOfSite } from "@/db/site-page";
import { statusGroups } from "@/db/status-groups";
import { listSystemRows } from "@/db/system-list";
import { countSites } from "@/domain/status/counting";
import type { SystemFilter } from "@/domain/systems/rows";
import { query } from "../doors";

/** The most systems a site's page lists; the list of systems has them all. */
const mostSystems = 500;

const ofSite = (code: string): SystemFilter => ({
  site: code,
  deviceClass: null,
  state: "present",
  duplicates: false,
  text: "",
  sort: "tag",
});

/** A site with whom to call, its people, and what the caller may see of its systems and incidents; null outside their reach. */
export const readSite = query({
  name: "read-site",
  permission: "organisation:read",
  read: async (tx, { reach, reachFor, now }, { code }: Readonly<{ code: string }>) => {
    const site = await findSiteByCode(tx, reach, code);
    if (!site) return null;
    const reaches = { systems: reachFor("system:read"), incidents: reachFor("incident:read") };
    const page = { size: mostSystems, after: null };
    const { rows, next } = await listSystemRows(tx, reaches, ofSite(site.code), page);
    const scope = { advisoryId: null, siteCode: site.code, now };
    return {
      site,
      numbers: countSites(await statusGroups(tx, reachFor("status:read"), scope)).all,
      asks: (await listAsks(tx, reaches.incidents, null)).filter(({ siteCode }) => siteCode === site.code),
      contacts: await contactsOfSite(tx, site.id),
      people: await peopleOfSite(tx, site.id),
      systems: rows,
      isCut: next !== null,
      incidents: await openIncidentsOfSite(tx, reaches.incidents, site.id, now),
      now,
    };
  },
});
