import type { Trail } from "./trail";

/** The incident of the system with this asset tag. */
export type On = (tag: string) => Trail;
/** A moment so many days ago, at a clock time (UTC). */
export type Day = (days: number, clock: string) => Date;
