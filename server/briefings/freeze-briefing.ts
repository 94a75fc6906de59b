import "server-only";
import { z } from "zod";
import { insertBriefing, lastBriefing, type StoredBriefing } from "@/db/briefings";
import type { Tx } from "@/db/client";
import { listFirstDays, listSnapshots } from "@/db/history";
import { takeNumbers } from "@/db/opening";
import type { Reach } from "@/db/reach";
import { differences } from "@/domain/briefings/compare";
import {
  type BriefingContent,
  type BriefingDay,
  type BriefingRefusal,
  type BriefingSite,
  decideBriefing,
} from "@/domain/briefings/content";
import { tlps } from "@/domain/briefings/tlp";
import { lastEndedEverywhere, pointsOf, sinceCompared } from "@/domain/history/burn-down";
import { daysUpTo } from "@/domain/history/days";
import { fromStored, sumNumbers, toStored } from "@/domain/history/snapshot";
import type { AdvisoryId, BriefingId, SiteId } from "@/domain/ids";
import { incidentKey } from "@/domain/incidents/opening";
import { commonZone } from "@/domain/status/zone";
import { canonical } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import { ok, type Result } from "@/lib/result";
import { advisoryId } from "../advisories/correction";
import { plainJson } from "../door-parts";
import { command, type Placed } from "../doors";
import { countStatus } from "../status/count-status";
import { line, optionalProse } from "../text-fields";

const days = 14;

const input = z.object({
  name: line(120, "Give the briefing a name"),
  tlp: z.enum(tlps, { error: "Choose who may be told" }),
  note: optionalProse(600).default(""),
  advisoryId: z
    .literal("all")
    .transform(() => null)
    .or(advisoryId)
    .default(null),
});

type Subject = Placed &
  Readonly<{
    status: Awaited<ReturnType<typeof countStatus>>;
    told: readonly BriefingDay[];
    before: StoredBriefing | null;
    key: string;
  }>;
type Frozen = BriefingContent & Readonly<{ id: BriefingId }>;

/** Freezes what status shows now of the sites the coordinator coordinates: every number, once and for all. */
export const freezeBriefing = command({
  name: "freeze-briefing",
  sees: "status:read",
  permission: "briefing:freeze",
  input,
  load: async (tx, asked, { reach, now }): Promise<Subject | null> => {
    const status = await countStatus(tx, reach, { advisoryId: asked.advisoryId, now });
    const [first, ...others] = status.sites.map(({ id }) => id);
    if (!first || (asked.advisoryId !== null && status.advisory === null)) return null;
    const scope = status.advisory?.id ?? null;
    return {
      places: [first, ...others],
      status,
      told: await daysTold(tx, reach, { status, advisoryId: scope, now }),
      before: await lastBriefing(tx, reach, scope),
      key: incidentKey("BRF", now.getUTCFullYear(), await takeNumbers(tx, "BRF", now.getUTCFullYear(), 1)),
    };
  },
  decide: (subject, asked, { actor, now, newId }): Result<Frozen, BriefingRefusal> => {
    const { status } = subject;
    const decided = decideBriefing({ advisories: status.advisories.length, systems: status.all.systems });
    if (!decided.ok) return decided;
    // Safe because it is a fresh id.
    const id = newId() as BriefingId;
    return ok({ id, ...frozen(subject, asked, { by: actor.name, now }) });
  },
  save: async (tx, { id, ...content }, { subject, actor, now }) => {
    const text = canonical(plainJson(content));
    const hash = sha256(text);
    await insertBriefing(tx, {
      id,
      content,
      text,
      sha256: hash,
      advisoryId: subject.status.advisory?.id ?? null,
      by: actor.id,
      at: now,
    });
    const { key, name, tlp, sites } = content;
    const data = { key, name, tlp, sites: sites.length, sha256: hash };
    const siteId: SiteId | null = sites.length === 1 ? (sites[0]?.id ?? null) : null;
    return [{ type: "briefing.frozen", siteId, incidentId: null, subjectId: id, data }];
  },
  done: ({ key }) => ({ key }),
});

type Scope = Readonly<{ status: Subject["status"]; advisoryId: AdvisoryId | null; now: Date }>;

/** What nothing protected on the last days, for the chart. */
async function daysTold(
  tx: Tx,
  reach: Reach,
  { status, advisoryId: of, now }: Scope,
): Promise<BriefingDay[]> {
  const last = lastEndedEverywhere(
    status.sites.map(({ zone }) => zone),
    now,
  );
  if (last === null) return [];
  const asked = daysUpTo(last, days);
  const rows = await listSnapshots(tx, reach, { advisoryId: of, from: asked[0] ?? last, to: last });
  const points = pointsOf(rows, asked, await listFirstDays(tx, reach, of));
  return sinceCompared(points).map(({ day, numbers }) => ({
    day,
    counts: numbers && {
      exposed: numbers.exposed,
      accepted: numbers["risk-accepted"],
      unknown: numbers.unknown,
    },
  }));
}

function frozen(
  { status, told, before, key }: Subject,
  { name, tlp, note }: z.output<typeof input>,
  { by, now }: Readonly<{ by: string; now: Date }>,
): BriefingContent {
  const { advisory } = status;
  const sites = status.sites.map(({ numbers, silentSince, lastAnswer, ...site }) => ({
    ...site,
    numbers: toStored(numbers),
    silentSince: silentSince?.toISOString() ?? null,
    lastAnswer: lastAnswer?.toISOString() ?? null,
  }));
  return {
    form: 1,
    key,
    name,
    tlp,
    note,
    at: now.toISOString(),
    zone: commonZone(status.sites),
    by,
    advisory: advisory && { trackingId: advisory.trackingId, title: advisory.title },
    all: toStored(status.all),
    sites,
    days: told,
    since: before && since(before.content, sites),
  };
}

/** What changed since a briefing at the sites that stand in both; null: there is none. */
function since(before: BriefingContent, sites: readonly BriefingSite[]): BriefingContent["since"] {
  const both = before.sites.filter(({ id }) => sites.some((site) => site.id === id)).map(({ id }) => id);
  if (both.length === 0) return null;
  const sum = (all: readonly BriefingSite[]) =>
    toStored(sumNumbers(all.filter(({ id }) => both.includes(id)).map(({ numbers }) => fromStored(numbers))));
  const { key, name, at } = before;
  return { key, name, at, changed: differences(sum(before.sites), sum(sites)) };
}
