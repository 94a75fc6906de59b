import "server-only";
import { listSiteHistories } from "@/db/history";
import { lastEndedEverywhere, pointsOf, type RangeOfDays, sinceCompared } from "@/domain/history/burn-down";
import { dayAfter, daysUpTo } from "@/domain/history/days";
import type { AdvisoryId } from "@/domain/ids";
import { query } from "../doors";

type Asked = Readonly<{ advisoryId: AdvisoryId | null; range: RangeOfDays }>;

/** How status stood at the end of each of the last days: of the sites in reach together, and of each. */
export const readHistory = query({
  name: "read-history",
  permission: "status:read",
  read: async (tx, { reach, now }, { advisoryId, range }: Asked) => {
    // Two days more than are shown: which day is over everywhere is known with the zones of the sites.
    const from = dayAfter(now.toISOString().slice(0, 10), -range - 2);
    const sites = await listSiteHistories(tx, reach, { advisoryId, from });
    const last = lastEndedEverywhere(
      sites.map(({ zone }) => zone),
      now,
    );
    if (last === null) return { points: [], sites: [] };
    const firstDays = new Map(sites.flatMap(({ id, first }) => (first === null ? [] : [[id, first]])));
    const written = sites.flatMap(({ days }) => days);
    const points = sinceCompared(pointsOf(written, daysUpTo(last, range), firstDays));
    const told = points.map(({ day }) => day);
    return {
      points,
      sites: sites.map(({ id, code, name, first, days }) => ({
        code,
        name,
        points: pointsOf(days, told, new Map(first === null ? [] : [[id, first]])),
      })),
    };
  },
});

export type HistoryData = Awaited<ReturnType<typeof readHistory>>;
