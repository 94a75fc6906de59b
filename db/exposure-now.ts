import { type SQL, sql } from "drizzle-orm";
import type { ExposureValue } from "@/domain/checklist/evaluation";
import { exposures } from "@/domain/incidents/exposure-names";

/** A state that ran out is exposed, whether or not a job has written so. */
export const effectiveExposure = (now: Date): SQL =>
  sql`case when n.holds_until is not null and n.holds_until <= ${now.toISOString()}::timestamptz then 'exposed' else n.exposure end`;

const order: readonly ExposureValue[] = [...exposures, "withdrawn", "cancelled"];
const ranks = sql.raw(order.map((name) => `'${name}'`).join(", "));
/** The place of a state among all, worst first. It speaks of the moment the list was opened, so that no row moves between its pages. */
export const exposureRank = (asOf: Date): SQL =>
  sql`array_position(array[${ranks}], ${effectiveExposure(asOf)})`;
