import "server-only";
import {
  type DamagedRow,
  findStoreState,
  listDamaged,
  type StoreState,
  verificationSoFar,
} from "@/db/stored-bytes";
import { query } from "../doors";

/** A damaged file; what it is called and where it belongs only for those who may open files there. */
export type DamagedFile = Omit<DamagedRow, "name" | "incident" | "stepKey"> &
  Readonly<{ of: Readonly<Pick<DamagedRow, "name" | "incident" | "stepKey">> | null }>;

export type DamagedOverview = Readonly<{
  files: readonly DamagedFile[];
  store: StoreState | null;
  /** How far reading back has come, for whoever oversees all of the store. */
  verification: Readonly<{ stored: number; never: number; oldest: Date | null }> | null;
}>;

const most = 200;

/** The files whose bytes were found wrong, and how far the reading back has come. */
export const readDamaged = query({
  name: "read-damaged",
  permission: "store:oversee",
  read: async (tx, { reach, reachFor }): Promise<DamagedOverview | null> => {
    if (reach.sites !== "all" && reach.sites.length === 0) return null;
    const { sites } = reachFor("evidence:open");
    const rows = await listDamaged(tx, reach, most);
    return {
      files: rows.map(({ name, incident, stepKey, ...row }) => ({
        ...row,
        of: sites === "all" || sites.includes(row.siteId) ? { name, incident, stepKey } : null,
      })),
      store: await findStoreState(tx),
      verification: reach.sites === "all" ? await verificationSoFar(tx) : null,
    };
  },
});
