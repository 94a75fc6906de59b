import "server-only";
import { countSystems, listAllContacts, listSites } from "@/db/people";
import { calendarAt } from "@/domain/priority/calendar";
import { query } from "../doors";

/** The sites with the people to call and the number of systems there, for whoever manages them. */
export const readSites = query({
  name: "read-sites",
  permission: "site:manage",
  read: async (tx, { reach, now }, _input: null) => {
    if (reach.sites !== "all") return [];
    const [sites, contacts, counts] = [
      await listSites(tx),
      await listAllContacts(tx),
      await countSystems(tx),
    ];
    return sites.map(({ calendar, ...site }) => ({
      ...site,
      calendar: calendarAt(calendar, now),
      systems: counts.get(site.id) ?? 0,
      contacts: contacts.filter((contact) => contact.siteId === site.id),
    }));
  },
});
