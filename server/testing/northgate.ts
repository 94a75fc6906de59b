import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Database } from "@/db/client";
import { factsOf } from "@/db/incident-facts";
import {
  advisories,
  advisoryFindings,
  advisoryRevisions,
  annotations,
  contacts,
  drillInjects,
  events,
  evidence,
  grants,
  imagingSystems,
  incidents,
  matchDecisions,
  matches,
  notices,
  sites,
  stepAttempts,
  vendorContacts,
} from "@/db/schema";
import { insertDraft } from "@/db/template-drafts";
import type { Facts } from "@/domain/checklist/facts";
import { essential } from "@/domain/checklist/templates";
import type { AdvisoryId, DraftId, NoticeId, PersonId, SiteId, SystemId } from "@/domain/ids";
import { freezeBriefing } from "../briefings/freeze-briefing";
import { type DemoPersonKey, demoPeople } from "../demo/cast";
import { seedDemo } from "../demo/seed";
import type { Caller } from "../doors";
import { startDrill } from "../drills/start-drill";

/** The demo with the ids of what lies at Northgate, for tests that come from elsewhere. */
export type Northgate = Readonly<{
  now: Date;
  person: (key: DemoPersonKey) => Caller;
  siteId: SiteId;
  advisoryId: AdvisoryId;
  systemId: SystemId;
  /** The facts of INC of NM-014: segment chosen, isolation done, proof open. */
  facts: Facts;
  attemptId: string;
  /** Another open incident at Northgate. */
  otherKey: string;
  matchId: string;
  findingKey: string;
  annotationId: string;
  revisionId: string;
  evidenceId: string;
  grantId: string;
  contactId: string;
  vendorContactId: string;
  /** A question to a vendor about a system of Northgate. */
  decisionId: string;
  personId: PersonId;
  /** A notice to everybody but Sam about an incident of Northgate, the administrator among them, who may not see it. */
  noticeIds: readonly NoticeId[];
  /** A draft of another template, begun as a copy. */
  draftId: DraftId;
  /** A drill at Northgate, with a message that asks. */
  drill: Readonly<{ key: string; injectId: string }>;
  /** A briefing of Northgate alone. */
  briefingKey: string;
  /** Words that stand only in Northgate's rows. */
  secrets: readonly string[];
}>;

export async function northgate(db: Database): Promise<Northgate> {
  process.env.EVIDENCE_DIR = await mkdtemp(join(tmpdir(), "isocenter-north-"));
  const now = new Date("2026-11-23T10:30:00Z");
  await db.transaction((tx) => seedDemo(tx, now));
  const callers = await callersOf(db);
  const [site] = await db.select().from(sites).where(eq(sites.code, "NORTH"));
  const [system] = await db.select().from(imagingSystems).where(eq(imagingSystems.assetTag, "NM-014"));
  if (!site || !system) throw new Error("The demo has no NM-014 at Northgate");
  const [incident] = await db.select().from(incidents).where(eq(incidents.systemId, system.id));
  const [advisory] = await db.select().from(advisories).where(eq(advisories.trackingId, "ICSMA-17-215-02"));
  const [match] = await db.select().from(matches).where(eq(matches.systemId, system.id));
  const [stored] = await db.transaction((tx) => factsOf(tx, incident ? [incident.id] : []));
  const [attempt] = await db
    .select()
    .from(stepAttempts)
    .where(eq(stepAttempts.incidentId, incident?.id ?? id()));
  const [file] = await db.select().from(evidence).where(eq(evidence.siteId, site.id));
  const [revision] = await db
    .select()
    .from(advisoryRevisions)
    .where(eq(advisoryRevisions.advisoryId, advisory?.id ?? id()));
  const [finding] = await db
    .select()
    .from(advisoryFindings)
    .where(eq(advisoryFindings.revisionId, revision?.id ?? id()));
  const [annotation] = await db.select().from(annotations);
  const [vendorContact] = await db.select().from(vendorContacts);
  const [decision] = await db.select().from(matchDecisions).where(eq(matchDecisions.siteId, site.id));
  const tess = callers.get("tess");
  const [grant] = await db
    .select()
    .from(grants)
    .where(eq(grants.personId, tess?.id ?? id()));
  const [contact] = await db.select().from(contacts).where(eq(contacts.siteId, site.id));
  const isOther = and(eq(incidents.siteId, site.id), ne(incidents.id, attempt?.incidentId ?? id()));
  const [other] = await db
    .select()
    .from(incidents)
    .where(and(isOther, isNull(incidents.closedAt)));
  if (
    !stored ||
    !other ||
    !contact ||
    !advisory ||
    !match ||
    !attempt ||
    !file ||
    !finding ||
    !annotation ||
    !grant ||
    !revision ||
    !vendorContact ||
    !decision ||
    !tess
  ) {
    throw new Error("The demo misses a row the tests rest on");
  }
  const told = await noticesAbout(db, stored.facts, callers);
  const draftId = await draftOf(db, callers, now);
  const drill = await drillAt(db, callers, { advisoryId: advisory.id, systemId: system.id, now });
  const systems = await db.select().from(imagingSystems).where(eq(imagingSystems.siteId, site.id));
  const own = await db.select().from(incidents).where(eq(incidents.siteId, site.id));
  return {
    now,
    person: (key) => callers.get(key) ?? missing(key),
    siteId: site.id,
    advisoryId: advisory.id,
    systemId: system.id,
    facts: stored.facts,
    attemptId: attempt.id,
    otherKey: other.key,
    matchId: match.id,
    findingKey: finding.key,
    annotationId: annotation.id,
    revisionId: revision.id,
    evidenceId: file.id,
    grantId: grant.id,
    contactId: contact.id,
    vendorContactId: vendorContact.id,
    decisionId: decision.id,
    personId: tess.id,
    noticeIds: told,
    draftId,
    drill,
    briefingKey: await briefingOf(db, callers, site.id, now),
    secrets: [
      site.id,
      site.name,
      ...systems
        .flatMap((row) => [row.id, row.assetTag, row.stationName, row.ipAddress])
        .filter((text) => text.length > 4),
      ...own.flatMap((row) => [row.id, row.key]),
      file.id,
    ],
  };
}

type Callers = ReadonlyMap<string, Caller>;

async function draftOf(db: Database, callers: Callers, now: Date): Promise<DraftId> {
  // Safe because it is a fresh id.
  const draftId = crypto.randomUUID() as DraftId;
  const nils = callers.get("nils") ?? missing("nils");
  await db.transaction((tx) =>
    insertDraft(tx, { id: draftId, content: { ...essential, key: "northern" }, basedOn: 0 }, nils.id, now),
  );
  return draftId;
}

type DrillPlace = Readonly<{ advisoryId: AdvisoryId; systemId: SystemId; now: Date }>;

async function drillAt(db: Database, callers: Callers, { advisoryId, systemId, now }: DrillPlace) {
  const cora = callers.get("cora") ?? missing("cora");
  const injects = [{ text: "Who is told?", minutes: 0, answerWithin: "30" }];
  const input = { advisoryId, name: "Rehearsal of November", systemIds: [systemId], injects };
  const outcome = await startDrill(cora, input, { on: db, now });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  const [inject] = await db.select().from(drillInjects);
  return { key: outcome.value.key, injectId: inject?.id ?? missing("message") };
}

async function briefingOf(db: Database, callers: Callers, siteId: SiteId, now: Date): Promise<string> {
  const cora = callers.get("cora") ?? missing("cora");
  const ofNorthgate = { ...cora, grants: [{ role: "coordinator" as const, siteId }] };
  const input = { name: "Northgate of November", tlp: "RED", note: "", advisoryId: "all" };
  const outcome = await freezeBriefing(ofNorthgate, input, { on: db, now });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value.key;
}

async function callersOf(db: Database): Promise<ReadonlyMap<string, Caller>> {
  const held = await db.query.grants.findMany();
  const known = await db.query.people.findMany();
  return new Map(
    demoPeople.map(({ key }) => {
      const person = known.find((row) => row.email.startsWith(`${key}@`)) ?? missing(key);
      const own = held.filter((grant) => grant.personId === person.id && grant.endedAt === null);
      const caller: Caller = {
        id: person.id,
        name: person.name,
        grants: own.map(({ role, siteId }) => ({ role, siteId })),
        sessionId: null,
        address: null,
      };
      return [key, caller] as const;
    }),
  );
}

async function noticesAbout(
  db: Database,
  { incident }: Facts,
  callers: ReadonlyMap<string, Caller>,
): Promise<readonly NoticeId[]> {
  const [event] = await db.select().from(events).where(eq(events.incidentId, incident.id));
  const people = ["nils", "cora", "tess", "meyer", "eve", "ada"].map(
    (key) => callers.get(key) ?? missing(key),
  );
  const rows = people.map((person) => ({
    personId: person.id,
    eventId: event?.id ?? missing("event"),
    kind: "worse-state" as const,
    incidentId: incident.id,
    siteId: incident.siteId,
    createdAt: incident.openedAt,
  }));
  const told = await db.insert(notices).values(rows).returning({ id: notices.id });
  return told.map(({ id }) => id);
}

// An id that no row has.
const id = (): never => missing("row");
function missing(what: string): never {
  throw new Error(`The demo has no ${what}`);
}
