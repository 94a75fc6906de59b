import "server-only";
import { describeSystems, listAdvisoryNames, listSitesWithin, statusSystems } from "@/db/status";
import type { AdvisoryId } from "@/domain/ids";
import { type CountedName, isCounted } from "@/domain/status/counting";
import { query } from "../doors";

const usualSize = 50;

/** What a number of status is asked of: its name, the advisory and the site it was counted for. */
export type CountedQuestion = Readonly<{
  name: CountedName;
  advisoryId: AdvisoryId | null;
  siteCode: string | null;
  region: string | null;
  /** The system after which the page begins. */
  after: string | null;
  /** How many a page has; else as many as the list shows. */
  size?: number;
}>;

/** The systems a number of status counts: picked by the question that counted them. */
export const readCounted = query({
  name: "read-counted",
  permission: "status:read",
  read: async (
    tx,
    { reach, now },
    { name, advisoryId, siteCode, region, after, size = usualSize }: CountedQuestion,
  ) => {
    const advisories = await listAdvisoryNames(tx, reach);
    const advisory = advisories.find((each) => each.id === advisoryId) ?? null;
    const scope = { advisoryId: advisory?.id ?? null, siteCode, region, now };
    const systems = await statusSystems(tx, reach, scope);
    const start = systems.findIndex((system) => system.systemId === after) + 1;
    const counted = systems.filter((system) => isCounted(name, system));
    const ahead = systems.slice(start).filter((system) => isCounted(name, system));
    const page = ahead.slice(0, size);
    const sites = await listSitesWithin(tx, reach);
    return {
      rows: await describeSystems(
        tx,
        reach,
        page.map((system) => system.systemId),
        scope,
      ),
      total: counted.length,
      isFirst: start === 0,
      next: ahead.length > size ? (page.at(-1)?.systemId ?? null) : null,
      advisory,
      region: sites.some((each) => each.region === region) ? region : null,
      site: sites.find((each) => each.code === siteCode) ?? null,
      zone: sites.find((each) => siteCode === null || each.code === siteCode)?.zone ?? "UTC",
      now,
    };
  },
});

export type CountedData = Awaited<ReturnType<typeof readCounted>>;
