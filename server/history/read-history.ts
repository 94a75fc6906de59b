import "server-only";
import { readDays } from "@/db/history";
import { lastEndedEverywhere, type RangeOfDays, sinceCompared } from "@/domain/history/burn-down";
import { dayAfter, daysUpTo } from "@/domain/history/days";
import { pointsOfSums } from "@/domain/history/told";
import type { AdvisoryId } from "@/domain/ids";
import { query } from "../doors";

type Asked = Readonly<{
  advisoryId: AdvisoryId | null;
  range: RangeOfDays;
  /** The sites whose own days are asked for too. */
  codes: readonly string[];
}>;

/** How status stood at the end of each of the last days: of the sites in reach together, and of some of them each. */
export const readHistory = query({
  name: "read-history",
  permission: "status:read",
  read: async (tx, { reach, now }, { advisoryId, range, codes }: Asked) => {
    // Two days more than are shown: which day is over everywhere is known with the zones of the sites.
    const from = dayAfter(now.toISOString().slice(0, 10), -range - 2);
    const { zones, firstDays, days, sites } = await readDays(tx, reach, { advisoryId, from, codes });
    const last = lastEndedEverywhere(zones, now);
    if (last === null) return { points: [], sites: [] };
    const points = sinceCompared(pointsOfSums(days, daysUpTo(last, range), firstDays));
    const told = points.map(({ day }) => day);
    return {
      points,
      sites: sites.map(({ code, name, first, days: own }) => ({
        code,
        name,
        points: pointsOfSums(own, told, first === null ? [] : [{ day: first, sites: 1 }]),
      })),
    };
  },
});

export type HistoryData = Awaited<ReturnType<typeof readHistory>>;
