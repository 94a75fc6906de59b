import "server-only";
import { z } from "zod";
import { describeSystems, listAdvisoryNames, listSitesWithin } from "@/db/status";
import { listSystemsBy, statusGroups } from "@/db/status-groups";
import type { AdvisoryId, SystemId } from "@/domain/ids";
import { type CountedName, isCounted, totalOf } from "@/domain/status/counting";
import { query } from "../doors";

const usualSize = 50;
// Safe because whatever is shaped like an id may be asked for; a wrong one is found nowhere.
const placed = (text: string | null) => (z.guid().safeParse(text).data ?? null) as SystemId | null;

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
    const groups = await statusGroups(tx, reach, scope);
    const counted = groups.filter(({ system }) => isCounted(name, system));
    // One more than is shown tells whether there is a next page; a place that cannot be one is the beginning.
    const place = { after: placed(after), size: size + 1 };
    const ahead = counted.length === 0 ? [] : await listSystemsBy(tx, reach, scope, counted, place);
    const page = ahead.slice(0, size);
    const sites = await listSitesWithin(tx, reach);
    return {
      rows: await describeSystems(tx, reach, page, scope),
      total: totalOf(counted),
      isFirst: after === null,
      next: ahead.length > size ? (page.at(-1) ?? null) : null,
      advisory,
      region: sites.some((each) => each.region === region) ? region : null,
      site: sites.find((each) => each.code === siteCode) ?? null,
      zone: sites.find((each) => siteCode === null || each.code === siteCode)?.zone ?? "UTC",
      now,
    };
  },
});

export type CountedData = Awaited<ReturnType<typeof readCounted>>;
