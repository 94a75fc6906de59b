import "server-only";
import type { AdvisoryId } from "@/domain/ids";
import { query } from "../doors";
import { countStatus } from "./count-status";

/** The numbers of status: of every site in reach, worst first, and of all together; for one advisory or for all. */
export const readStatus = query({
  name: "read-status",
  permission: "status:read",
  read: async (tx, { reach, now }, { advisoryId }: Readonly<{ advisoryId: AdvisoryId | null }>) => {
    const { sites, ...status } = await countStatus(tx, reach, { advisoryId, now });
    return { ...status, sites: sites.map(({ id: _id, ...site }) => site) };
  },
});

export type StatusData = Awaited<ReturnType<typeof readStatus>>;
