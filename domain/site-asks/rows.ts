import type { AdvisoryId, ContactId, RecordId, SiteId } from "../ids";
import { type AskState, type AskTimes, askState, firstDue, type SiteAnswerKind } from "./site-ask";

/** Whom to call at a site about an ask. */
export type SiteContact = Readonly<{
  id: ContactId;
  name: string;
  duty: string;
  phone: string;
  hours: string;
}>;

/** A site with what it has open for an advisory, and how it was asked, as lists show it. */
export type SiteAskRow = Readonly<{
  advisoryId: AdvisoryId;
  trackingId: string;
  siteId: SiteId;
  siteCode: string;
  siteName: string;
  zone: string;
  undecided: number;
  withVendor: number;
  /** Who is on the site's list now. */
  contacts: readonly SiteContact[];
  ask:
    | (AskTimes &
        Readonly<{
          id: RecordId;
          by: string;
          at: Date;
          note: string;
          /** How many were undecided when it was asked. */
          undecided: number;
          /** Whom it was put to, on the list or not any more; null where the site had nobody. */
          contact: SiteContact | null;
          answer: Readonly<{ by: string; kind: SiteAnswerKind; withVendor: number; note: string }> | null;
        }>)
    | null;
}>;

/** A row somebody asked. */
export type AskedRow = SiteAskRow & Readonly<{ ask: NonNullable<SiteAskRow["ask"]> }>;

const isAsked = (row: SiteAskRow): row is AskedRow => row.ask !== null;

/** How a row stands; null where nobody has asked. */
export function stateOfRow(row: SiteAskRow, now: Date): AskState | null {
  return row.ask && askState(row.ask, row.undecided + row.withVendor, now);
}

/** Whom to call about a row: whom the ask named while they are on the list, else the first who is; null: nobody is known. */
export function contactOf({ ask, contacts }: SiteAskRow): SiteContact | null {
  const named = ask?.contact;
  return contacts.find(({ id }) => id === named?.id) ?? contacts[0] ?? null;
}

/** The asks that still wait for an answer, the silent sites first, then those due soonest. */
export function unanswered(rows: readonly SiteAskRow[], now: Date): readonly AskedRow[] {
  const open = rows.filter(isAsked).filter((row) => {
    const state = stateOfRow(row, now);
    return state === "silent" || state === "waiting";
  });
  return open.toSorted(
    (a, b) =>
      firstDue(a.ask).getTime() - firstDue(b.ask).getTime() || a.siteName.localeCompare(b.siteName, "en"),
  );
}

/** How long before an answer is due it is told. */
const answerDueMs = 48 * 3_600_000;

/** The asks whose time comes within two days, the soonest first. */
export const dueSoon = (rows: readonly SiteAskRow[], now: Date): readonly AskedRow[] =>
  unanswered(rows, now).filter(
    (row) => stateOfRow(row, now) === "waiting" && row.ask.dueAt.getTime() - now.getTime() <= answerDueMs,
  );

/** Since when each site owes an answer: the first time that passed in silence. */
export function silentSince(rows: readonly SiteAskRow[], now: Date): ReadonlyMap<SiteId, Date> {
  const since = new Map<SiteId, Date>();
  for (const row of unanswered(rows, now)) {
    if (stateOfRow(row, now) === "silent" && !since.has(row.siteId)) since.set(row.siteId, firstDue(row.ask));
  }
  return since;
}

/** Rows in the order they need somebody: silent first, then waiting, then never asked, then answered. */
export function mostPressingFirst(rows: readonly SiteAskRow[], now: Date): readonly SiteAskRow[] {
  const rank = (row: SiteAskRow): number => {
    const state = stateOfRow(row, now);
    if (state === "silent") return 0;
    if (state === "waiting") return 1;
    return state === null ? 2 : 3;
  };
  const due = (row: SiteAskRow) => (row.ask ? firstDue(row.ask).getTime() : 0);
  return rows.toSorted(
    (a, b) => rank(a) - rank(b) || due(a) - due(b) || a.siteName.localeCompare(b.siteName, "en"),
  );
}
