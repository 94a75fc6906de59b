import "server-only";
import { findBriefing, lastBriefing, listBriefings as listAll } from "@/db/briefings";
import { listAdvisoryNames } from "@/db/status";
import { compareSites, differences } from "@/domain/briefings/compare";
import { fromStored, sumNumbers, toStored } from "@/domain/history/snapshot";
import type { AdvisoryId } from "@/domain/ids";
import { query } from "../doors";

/** The briefings in reach, the latest first, and the advisories one can be frozen for. */
export const listBriefings = query({
  name: "list-briefings",
  permission: "briefing:read",
  read: async (tx, { reach, now }) => ({
    briefings: await listAll(tx, reach),
    advisories: await listAdvisoryNames(tx, reach),
    now,
  }),
});

/** One briefing as it was frozen; null: there is none of this key in reach. */
export const readBriefing = query({
  name: "read-briefing",
  permission: "briefing:read",
  read: (tx, { reach }, { key }: Readonly<{ key: string }>) => findBriefing(tx, reach, key),
});

type Two = Readonly<{ key: string; with: string | null }>;

/** Two briefings, the earlier one first, and what changed between them by site; null: one is not in reach. */
export const compareBriefings = query({
  name: "compare-briefings",
  permission: "briefing:read",
  read: async (tx, { reach }, asked: Two) => {
    const one = await findBriefing(tx, reach, asked.key);
    const withKey = asked.with ?? one?.content.since?.key ?? null;
    const other = withKey === null ? null : await findBriefing(tx, reach, withKey);
    if (one === null) return null;
    const others = (await listAll(tx, reach)).filter(({ key }) => key !== asked.key);
    if (other === null) return { others, one: one.content, earlier: null, later: null, all: [], sites: [] };
    const [earlier, later] =
      one.content.at < other.content.at ? [one.content, other.content] : [other.content, one.content];
    const sites = compareSites(earlier.sites, later.sites);
    const both = new Set(sites.filter(({ only }) => only === null).map(({ code }) => code));
    const sum = (all: typeof later.sites) =>
      toStored(
        sumNumbers(all.filter(({ code }) => both.has(code)).map(({ numbers }) => fromStored(numbers))),
      );
    return {
      others,
      one: one.content,
      earlier,
      later,
      all: differences(sum(earlier.sites), sum(later.sites)),
      sites,
    };
  },
});

/** The last briefing in reach of an advisory, or of all together. */
export const readLastBriefing = query({
  name: "read-last-briefing",
  permission: "briefing:read",
  read: async (tx, { reach }, { advisoryId }: Readonly<{ advisoryId: AdvisoryId | null }>) =>
    (await lastBriefing(tx, reach, advisoryId))?.content ?? null,
});
