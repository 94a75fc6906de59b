import { ok, type Result, refuse } from "@/lib/result";
import type { AdvisoryId, ContactId, RecordId, SiteId } from "../ids";

/**
 * decided: the last undecided system was decided. recorded: a person said that what is left waits for the vendor. cleared: something
 * else left nothing to answer for, such as an alias, a correction or a system that left.
 */
export const siteAnswerKinds = ["decided", "recorded", "cleared"] as const;
export type SiteAnswerKind = (typeof siteAnswerKinds)[number];

/** What an ask and its answer are, as far as the clock is concerned. */
export type AskTimes = Readonly<{ dueAt: Date; missedDueAt: Date | null; answeredAt: Date | null }>;

/**
 * answered: it was answered, in time or late. clear: nothing is left to answer for, and no answer was needed. waiting: the time has not
 * come. silent: the time has passed without an answer; that stays so until one comes.
 */
export type AskState = "answered" | "clear" | "waiting" | "silent";

/** The time by which an answer was first owed. */
export const firstDue = ({ dueAt, missedDueAt }: AskTimes): Date => missedDueAt ?? dueAt;

/** How an ask stands; `open` are the systems of the site that are still undecided or with the vendor. */
export function askState(ask: AskTimes, open: number, now: Date): AskState {
  if (ask.answeredAt !== null) return "answered";
  if (open === 0) return "clear";
  return now >= firstDue(ask) ? "silent" : "waiting";
}

/** Whether an answer came after it was owed; a late answer stays late. */
export const isLate = (ask: AskTimes): boolean => ask.answeredAt !== null && ask.answeredAt > firstDue(ask);

/** A site with what it has open for an advisory, before it is asked. */
export type SiteToAsk = Readonly<{
  advisoryId: AdvisoryId;
  siteId: SiteId;
  siteName: string;
  undecided: number;
  withVendor: number;
  /** Who is on the site's list now, in its order. */
  contacts: readonly Readonly<{ id: ContactId; name: string; duty: string }>[];
  /** The ask that holds now. */
  held: (AskTimes & Readonly<{ id: RecordId }>) | null;
}>;

export type SiteAskRefusal = Readonly<{
  code:
    | "due-passed"
    | "nothing-undecided"
    | "not-asked"
    | "answered-already"
    | "still-undecided"
    | "contact-gone";
  sentence: string;
}>;

/** A site with the time by which it is asked. */
export type AskToMake = Readonly<{
  site: SiteToAsk;
  dueAt: Date;
  missedDueAt: Date | null;
  /** Whom it is put to; null: the site has nobody on its list. */
  contact: SiteToAsk["contacts"][number] | null;
}>;

/** Asks sites all or none: each has something undecided, the time is still to come at each, and whoever is named can be called. */
export function decideAsk(
  sites: readonly Readonly<{ site: SiteToAsk; dueAt: Date; contactId?: ContactId | undefined }>[],
  now: Date,
): Result<readonly AskToMake[], SiteAskRefusal> {
  const passed = sites.find(({ dueAt }) => dueAt <= now);
  if (passed) {
    const sentence = `This time has passed at ${passed.site.siteName}. Give one that is still to come. Nobody was asked.`;
    return refuse({ code: "due-passed", sentence });
  }
  const clear = sites.find(({ site }) => site.undecided === 0);
  if (clear) {
    const sentence = `${clear.site.siteName} has no undecided system any more. Nobody was asked.`;
    return refuse({ code: "nothing-undecided", sentence });
  }
  const gone = sites.find(({ site, contactId }) => contactId && !contactIn(site, contactId));
  if (gone) {
    const sentence = `Whom you chose is not on the list of ${gone.site.siteName} any more. Choose somebody else. Nobody was asked.`;
    return refuse({ code: "contact-gone", sentence });
  }
  return ok(
    sites.map(({ site, dueAt, contactId }) => {
      const contact = contactId ? contactIn(site, contactId) : (site.contacts[0] ?? null);
      return { site, dueAt, missedDueAt: missedBy(site, now), contact };
    }),
  );
}

const contactIn = ({ contacts }: SiteToAsk, id: ContactId) => contacts.find((each) => each.id === id) ?? null;

/** Asking again forgives nothing: a time that passed without an answer goes on with the new ask. */
function missedBy({ held }: SiteToAsk, now: Date): Date | null {
  if (held === null || held.answeredAt !== null) return null;
  return now >= firstDue(held) ? firstDue(held) : null;
}

/** A person answers for a site when nothing is left but what waits for a vendor: that stays unknown, and is said. */
export function decideAnswer(site: SiteToAsk): Result<RecordId, SiteAskRefusal> {
  if (site.held === null) {
    return refuse({ code: "not-asked", sentence: "Nobody has asked this site. Nothing was recorded." });
  }
  if (site.held.answeredAt !== null) {
    return refuse({
      code: "answered-already",
      sentence: "This site has answered already. Nothing was changed.",
    });
  }
  if (site.undecided > 0) {
    const many = site.undecided === 1 ? "1 system is" : `${site.undecided} systems are`;
    const sentence = `${many} undecided here. A coordinator decides them or asks the vendor first; then the site has answered.`;
    return refuse({ code: "still-undecided", sentence });
  }
  return ok(site.held.id);
}
