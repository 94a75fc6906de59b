import type { NetworkState } from "../checklist/facts";
import type { SiteId, SystemId } from "../ids";
import type { DuplicateReason } from "./duplicates";
import type { ServiceState, SystemFields } from "./system";

export const systemSorts = ["tag", "site", "undecided"] as const;
export type SystemSort = (typeof systemSorts)[number];

/** What is asked of the inventory's list; everything stands in the address. */
export type SystemFilter = Readonly<{
  /** The code of a site. */
  site: string | null;
  deviceClass: string | null;
  /** present: in service or out of service. */
  state: ServiceState | "present";
  text: string;
  /** Only those of which another row of the site may be the same system. */
  duplicates: boolean;
  sort: SystemSort;
}>;

/** One system as the inventory's list shows it. */
export type SystemRow = SystemFields &
  Readonly<{
    id: SystemId;
    state: ServiceState;
    siteId: SiteId;
    siteName: string;
    network: NetworkState;
    /** Advisories that may name it and that nobody has decided. */
    undecided: number;
    openIncidents: readonly string[];
    /** The rows that may be the same system; only where they were asked for. */
    duplicates: readonly Readonly<{ assetTag: string; reasons: readonly DuplicateReason[] }>[];
  }>;

/** How many systems of one site and class a filter lets through. */
export type SystemCount = Readonly<{
  siteCode: string;
  siteName: string;
  deviceClass: string;
  count: number;
}>;

/** Where a page of the list ended. */
export type SystemCursor = Readonly<{ undecided: number; siteName: string; assetTag: string; id: string }>;

export const networkWords: Readonly<Record<NetworkState, string>> = {
  business: "Business network",
  segment: "Dedicated segment",
  disconnected: "Disconnected",
  "under-permit": "Connected under permit",
};

export const stateWords: Readonly<Record<ServiceState, string>> = {
  "in-service": "In service",
  "out-of-service": "Out of service",
  retired: "Retired",
};
