import "server-only";
import { listFirstDays, listSnapshots } from "@/db/history";
import { listSitesWithin } from "@/db/status";
import { lastEndedEverywhere, pointsOf, type RangeOfDays, sinceCompared } from "@/domain/history/burn-down";
import { daysUpTo } from "@/domain/history/days";
import type { AdvisoryId } from "@/domain/ids";
import { query } from "../doors";

type Asked = Readonly<{ advisoryId: AdvisoryId | null; range: RangeOfDays }>;

/** How status stood at the end of each of the last days: of the sites in reach together, and of each. */
export const readHistory = query({
  name: "read-history",
  permission: "status:read",
  read: async (tx, { reach, now }, { advisoryId, range }: Asked) => {
    const sites = await listSitesWithin(tx, reach);
    const last = lastEndedEverywhere(
      sites.map(({ zone }) => zone),
      now,
    );
    if (last === null) return { points: [], sites: [] };
    const days = daysUpTo(last, range);
    const firstDays = await listFirstDays(tx, reach, advisoryId);
    const rows = await listSnapshots(tx, reach, { advisoryId, from: days[0] ?? last, to: last });
    const points = sinceCompared(pointsOf(rows, days, firstDays));
    const told = points.map(({ day }) => day);
    return {
      points,
      sites: sites.map(({ id, code, name }) => {
        const first = firstDays.get(id);
        const own = rows.filter((row) => row.siteId === id);
        return { code, name, points: pointsOf(own, told, new Map(first ? [[id, first]] : [])) };
      }),
    };
  },
});

export type HistoryData = Awaited<ReturnType<typeof readHistory>>;
