import "server-only";
import { listFirstDays, listSnapshots } from "@/db/history";
import { listAdvisoryNames, listSitesWithin } from "@/db/status";
import { lastEndedEverywhere, pointsOf } from "@/domain/history/burn-down";
import { endOfDay } from "@/domain/history/days";
import type { AdvisoryId } from "@/domain/ids";
import { query } from "../doors";

type Asked = Readonly<{ advisoryId: AdvisoryId | null; day: string }>;

/** Status as it was known at the end of a day at each site; null: the day is not over everywhere, or nothing was known yet. */
export const readPastDay = query({
  name: "read-past-day",
  permission: "status:read",
  read: async (tx, { reach, now }, { advisoryId, day }: Asked) => {
    const sites = await listSitesWithin(tx, reach);
    const last = lastEndedEverywhere(
      sites.map(({ zone }) => zone),
      now,
    );
    if (last === null || day > last) return null;
    const advisory = (await listAdvisoryNames(tx, reach)).find(({ id }) => id === advisoryId) ?? null;
    const firstDays = await listFirstDays(tx, reach, advisory?.id ?? null);
    const known = sites.filter(({ id }) => (firstDays.get(id) ?? "9999") <= day);
    if (known.length === 0) return null;
    const rows = await listSnapshots(tx, reach, { advisoryId: advisory?.id ?? null, from: day, to: day });
    const [all] = pointsOf(rows, [day], firstDays);
    return {
      day,
      last,
      first: [...firstDays.values()].sort()[0] ?? day,
      advisory,
      all: all?.numbers ?? null,
      sites: known.map(({ id, code, name, zone }) => {
        const row = rows.find((each) => each.siteId === id);
        const endedAt = endOfDay(day, zone);
        return { code, name, zone, endedAt, numbers: row?.numbers ?? null, late: row?.late ?? false };
      }),
    };
  },
});

export type PastDayData = NonNullable<Awaited<ReturnType<typeof readPastDay>>>;
