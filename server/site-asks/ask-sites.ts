import "server-only";
import { z } from "zod";
import { shownAdvisories } from "@/db/advisories";
import type { Tx } from "@/db/client";
import { lockMatching } from "@/db/matches";
import { listSites } from "@/db/people";
import { insertAsks, lockSitesToAsk, type NewAsk } from "@/db/site-asks";
import type { DomainEvent } from "@/domain/events";
import type { ContactId, RecordId, SiteId } from "@/domain/ids";
import { type AskToMake, decideAsk, type SiteAskRefusal, type SiteToAsk } from "@/domain/site-asks/site-ask";
import { fromLocalInput } from "@/lib/dates";
import { advisoryId } from "../advisories/correction";
import { command, type Placed } from "../doors";
import { siteId } from "../people/fields";
import { optionalLine } from "../text-fields";

type Subject = Placed &
  Readonly<{
    sites: readonly Readonly<{ site: SiteToAsk; dueAt: Date; contactId?: ContactId | undefined }>[];
  }>;

// Safe because the rule asks whether the site has such a contact.
const contactId = z.uuid("Choose whom to ask").transform((id) => id as ContactId);

const input = z.object({
  advisoryId,
  siteIds: z.array(siteId).min(1, "Select at least one site").max(500, "At most 500 at once"),
  /** The time on each site's own clock. */
  due: z
    .string()
    .refine(
      (typed) => fromLocalInput(typed, "UTC") !== null,
      "Give a day and a time, such as 26 November, 16:00",
    ),
  note: optionalLine(300),
  /** Whom each site is asked through; of a site that is not named here, the first on its list. */
  contacts: z.array(z.object({ siteId, contactId })).max(500, "At most 500 at once").default([]),
});

/** Asks sites to answer for their undecided systems of an advisory by a time on each site's clock; all or none. */
export const askSites = command({
  name: "ask-sites",
  sees: "system:read",
  permission: "match:decide",
  input,
  load: async (tx, asked): Promise<Subject | null> => {
    // Exclusive: nobody decides or excludes the last system of a site between the count and the ask.
    await lockMatching(tx, "exclusive");
    const [advisory] = await shownAdvisories(tx, [asked.advisoryId]);
    return advisory ? subjectOf(tx, asked) : null;
  },
  decide: ({ sites }, _input, { now }) => decideAsk(sites, now),
  save: async (tx, asks, { input: { note }, actor, now, newId }) => {
    const made = asks.map(({ site, dueAt, missedDueAt, contact }): NewAsk => {
      const { advisoryId: of, siteId: at, undecided, held } = site;
      // Safe because it is a fresh id.
      const id = newId() as RecordId;
      return {
        id,
        advisoryId: of,
        siteId: at,
        dueAt,
        missedDueAt,
        undecided,
        note,
        contactId: contact?.id ?? null,
        supersedes: held?.id ?? null,
      };
    });
    await insertAsks(tx, made, actor.id, now);
    const [first, ...others] = made.map((ask, at) => askedEvent(ask, asks[at]?.contact ?? null));
    if (!first) throw new Error("An ask is put to at least one site");
    return [first, ...others];
  },
  done: (asks) => ({ asked: asks.length }),
  conflict: (constraint): SiteAskRefusal | null =>
    constraint === "site_asks_one_holds"
      ? { code: "answered-already", sentence: "Somebody else asked meanwhile. Open the page again." }
      : null,
});

async function subjectOf(tx: Tx, asked: z.output<typeof input>): Promise<Subject | null> {
  const wanted = [...new Set(asked.siteIds)];
  const zones = new Map((await listSites(tx)).map((site) => [site.id, site.zone]));
  const locked = await lockSitesToAsk(tx, asked.advisoryId, wanted);
  const sites = locked.flatMap((site) => {
    const dueAt = fromLocalInput(asked.due, zones.get(site.siteId) ?? "UTC");
    const named = asked.contacts.find((each) => each.siteId === site.siteId);
    return dueAt ? [{ site, dueAt, contactId: named?.contactId }] : [];
  });
  const [first, ...others] = wanted;
  const places: [SiteId, ...SiteId[]] | null =
    first && sites.length === wanted.length ? [first, ...others] : null;
  return places && { places, sites };
}

const askedEvent = (ask: NewAsk, contact: AskToMake["contact"]): DomainEvent => ({
  type: "site.asked",
  siteId: ask.siteId,
  incidentId: null,
  subjectId: ask.id,
  data: {
    advisoryId: ask.advisoryId,
    askId: ask.id,
    dueAt: ask.dueAt.toISOString(),
    undecided: ask.undecided,
    note: ask.note || null,
    contact: contact && `${contact.name}, ${contact.duty}`,
    before: ask.supersedes,
  },
});
