import "server-only";
import type { Tx } from "@/db/client";
import type { Reach } from "@/db/reach";
import { listAdvisoryNames, listStatusSites } from "@/db/status";
import { statusGroups } from "@/db/status-groups";
import type { AdvisoryId } from "@/domain/ids";
import { silentSince } from "@/domain/site-asks/rows";
import { countSites, noSystems, worstFirst } from "@/domain/status/counting";

type Asked = Readonly<{ advisoryId: AdvisoryId | null; now: Date }>;

/** The numbers of status: of every site in reach, worst first, and of all together; for one advisory or for all. */
export async function countStatus(tx: Tx, reach: Reach, asked: Asked) {
  const { now } = asked;
  const advisories = await listAdvisoryNames(tx, reach);
  // One that does not exist asks for all together, and the page says so.
  const advisory = advisories.find((each) => each.id === asked.advisoryId) ?? null;
  const scope = { advisoryId: advisory?.id ?? null, siteCode: null, now };
  const counted = countSites(await statusGroups(tx, reach, scope));
  const sites = await listStatusSites(tx, reach, scope);
  const silent = silentSince(
    sites.flatMap(({ asks }) => asks),
    now,
  );
  const numbered = sites.map(({ asks: _asks, ...site }) => ({
    ...site,
    numbers: counted.sites.get(site.id) ?? noSystems,
    silentSince: silent.get(site.id) ?? null,
  }));
  return {
    all: counted.all,
    due: {
      overdue: sites.reduce((sum, site) => sum + site.overdue, 0),
      soon: sites.reduce((sum, site) => sum + site.dueSoon, 0),
    },
    sites: numbered.sort(worstFirst),
    advisories,
    advisory,
    now,
  };
}
