import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { AdvisoryId } from "@/domain/ids";
import type { SiteMatchCount } from "@/domain/matching/rows";
import type { SiteAskRow } from "@/domain/site-asks/rows";
import type { VendorContact } from "@/domain/vendors/asked";
import type { Tx } from "./client";
import { matchCounts } from "./match-list";
import type { Reach } from "./reach";
import { heldAsks, type StoredAskRow, shownAsk } from "./site-asks";
import { contactsNow } from "./vendors";

const rowsOf = (statement: SQL): SQL => sql`(select coalesce(json_agg(row), '[]') from (${statement}) row)`;

/** What stands around an advisory's matches: their counts, the asks of the sites, and whom at the vendors to ask; one statement. */
export async function readBesideMatches(
  tx: Tx,
  reach: Reach,
  advisoryId: AdvisoryId,
): Promise<{
  counts: readonly SiteMatchCount[];
  asks: readonly SiteAskRow[];
  contacts: readonly VendorContact[];
}> {
  type Row = { counts: SiteMatchCount[]; asks: StoredAskRow[]; contacts: VendorContact[] };
  const [row] = await tx.execute<Row>(sql`
    select ${rowsOf(matchCounts(reach, advisoryId))} as counts, ${rowsOf(heldAsks(reach, advisoryId))} as asks,
      ${rowsOf(contactsNow)} as contacts`);
  const { counts, asks, contacts } = row ?? { counts: [], asks: [], contacts: [] };
  return { counts, asks: asks.map(shownAsk), contacts };
}
