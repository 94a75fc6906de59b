import "server-only";
import type { Reach } from "@/db/reach";
import type { SiteId } from "@/domain/ids";

export const covers = ({ sites }: Reach, siteId: SiteId): boolean =>
  sites === "all" || sites.includes(siteId);
