import type { AdvisoryId } from "@/domain/ids";
import type { WallNumbers, WallRest, WallSite } from "@/domain/status/wall";

/** What the wall view shows, as the portal sends it. */
export type WallPicture = Readonly<{
  /** The build of the portal that answered. */
  build: string;
  /** The instant everything shown is of, in milliseconds, and as a clock shows it. */
  asOf: number;
  clock: string;
  advisoryId: AdvisoryId | null;
  advisories: readonly Readonly<{ id: AdvisoryId; trackingId: string; title: string }>[];
  all: WallNumbers;
  decisions: number;
  overdue: number;
  sites: readonly WallSite[];
  rest: WallRest | null;
}>;
