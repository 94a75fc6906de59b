import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { AdvisoryId, MatchId, PersonId, RecordId, SiteId, SystemId } from "@/domain/ids";
import type { AskedMatch, QuestionToAnswer, VendorContact } from "@/domain/vendors/asked";
import type { Tx } from "./client";
import { lockMatchRows } from "./match-decisions";
import { type Reach, withinText } from "./reach";
import { vendorAnswers, vendorContacts } from "./schema";

const contactColumns = {
  id: vendorContacts.id,
  vendor: vendorContacts.vendor,
  name: vendorContacts.name,
  duty: vendorContacts.duty,
  phone: vendorContacts.phone,
  email: vendorContacts.email,
  hours: vendorContacts.hours,
};

/** Everybody who can be asked at a vendor now. */
export async function listVendorContacts(tx: Tx): Promise<VendorContact[]> {
  return tx.execute<VendorContact>(contactsNow);
}

/** The statement that reads everybody who can be asked at a vendor now. */
export const contactsNow = sql`
  select id, vendor, name, duty, phone, email, hours from vendor_contacts where ended_at is null order by vendor, duty, name`;

/** A contact that can still be asked, kept so until the transaction ends. */
export async function holdVendorContact(tx: Tx, id: RecordId): Promise<VendorContact | null> {
  const [row] = await tx
    .select(contactColumns)
    .from(vendorContacts)
    .where(and(eq(vendorContacts.id, id), isNull(vendorContacts.endedAt)))
    .for("share");
  return row ?? null;
}

/** A contact with whether it has ended, locked until the transaction ends. */
export async function lockVendorContact(tx: Tx, id: RecordId) {
  const [row] = await tx
    .select({ ...contactColumns, endedAt: vendorContacts.endedAt })
    .from(vendorContacts)
    .where(eq(vendorContacts.id, id))
    .for("update");
  return row ?? null;
}

export async function insertVendorContact(
  tx: Tx,
  contact: VendorContact,
  by: PersonId,
  at: Date,
): Promise<void> {
  await tx.insert(vendorContacts).values({ ...contact, addedBy: by, addedAt: at });
}

export async function setVendorContactEnded(tx: Tx, id: RecordId, by: PersonId, at: Date): Promise<void> {
  await tx.update(vendorContacts).set({ endedAt: at, endedBy: by }).where(eq(vendorContacts.id, id));
}

/** The systems within reach for which a vendor is asked and that are not decided since. */
export async function listAsked(tx: Tx, reach: Reach, advisoryId: AdvisoryId | null): Promise<AskedMatch[]> {
  type Stored = Omit<AskedMatch, "at" | "answer"> & {
    at: string;
    answer: (Omit<NonNullable<AskedMatch["answer"]>, "at"> & { at: string }) | null;
  };
  const rows = await tx.execute<Stored>(sql`
    select d.id as "decisionId", m.id as "matchId", m.advisory_id as "advisoryId", a.tracking_id as "trackingId",
      s.id as "systemId", s.asset_tag as "assetTag", coalesce(nullif(trim(s.model), ''), s.device_class) as model,
      site.id as "siteId", site.code as "siteCode", site.name as "siteName", site.zone, d.question, d.vendor_case as "vendorCase",
      case when c.id is null then null else json_build_object('id', c.id, 'vendor', c.vendor, 'name', c.name, 'duty', c.duty,
        'phone', c.phone, 'email', c.email, 'hours', c.hours) end as contact,
      d.asked_on::text as "askedOn", d.answer_due::text as "answerDue", p.name as by, d.at,
      case when v.id is null then null else json_build_object('answeredOn', v.answered_on, 'text', v.text, 'by', vp.name,
        'at', v.at) end as answer,
      (select min(e.answer_due)::text from match_decisions e
        join match_decisions later on later.supersedes = e.id
        left join vendor_answers ev on ev.decision_id = e.id and ev.current
        where e.match_id = m.id and e.decision = 'ask-vendor'
          and coalesce(ev.answered_on, (later.at at time zone site.zone)::date) > e.answer_due) as "missedDue"
    from match_decisions d
    join matches m on m.id = d.match_id
    join advisories a on a.id = m.advisory_id
    join imaging_systems s on s.id = m.system_id and s.state <> 'retired'
    join sites site on site.id = m.site_id
    join people p on p.id = d.by_person
    left join vendor_contacts c on c.id = d.contact_id
    left join vendor_answers v on v.decision_id = d.id and v.current
    left join people vp on vp.id = v.by_person
    where d.current and d.decision = 'ask-vendor' and ${withinText(reach, "d.site_id")}
      and ${advisoryId === null ? sql`true` : sql`m.advisory_id = ${advisoryId}`}
    order by d.at, site.name, s.asset_tag, d.id`);
  return rows.map((row) => ({
    ...row,
    at: new Date(row.at),
    answer: row.answer && { ...row.answer, at: new Date(row.answer.at) },
  }));
}

export type LockedQuestion = Omit<QuestionToAnswer, "today"> &
  Readonly<{
    matchId: MatchId;
    advisoryId: AdvisoryId;
    systemId: SystemId;
    siteId: SiteId;
    zone: string;
    answerDue: string | null;
  }>;

/** Questions with the answers that hold; their systems and matches are locked, so that none is decided meanwhile. */
export async function lockQuestions(tx: Tx, decisionIds: readonly RecordId[]): Promise<LockedQuestion[]> {
  const list = sql.join(
    decisionIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  await lockMatchRows(tx, sql`select match_id from match_decisions where id in (${list})`);
  return tx.execute<LockedQuestion>(sql`
    select d.id as "decisionId", m.id as "matchId", m.advisory_id as "advisoryId", m.system_id as "systemId", m.site_id as "siteId",
      site.zone, s.asset_tag as "assetTag", d.current and d.decision = 'ask-vendor' as "isCurrent", d.asked_on::text as "askedOn",
      d.answer_due::text as "answerDue",
      case when v.id is null then null else json_build_object('id', v.id, 'answeredOn', v.answered_on, 'text', v.text) end as answer
    from match_decisions d
    join matches m on m.id = d.match_id
    join imaging_systems s on s.id = m.system_id
    join sites site on site.id = m.site_id
    left join vendor_answers v on v.decision_id = d.id and v.current
    where d.id in (${list}) order by d.id`);
}

/** Records one answer on each question; the one that held before is superseded. */
export async function insertVendorAnswers(
  tx: Tx,
  questions: readonly LockedQuestion[],
  given: Readonly<{ answeredOn: string; text: string }>,
  by: PersonId,
  at: Date,
): Promise<void> {
  const held = questions.flatMap((question) => question.answer?.id ?? []);
  if (held.length > 0) {
    await tx.update(vendorAnswers).set({ current: false }).where(inArray(vendorAnswers.id, held));
  }
  await tx.insert(vendorAnswers).values(
    questions.map(({ decisionId, siteId, answer }) => ({
      decisionId,
      siteId,
      ...given,
      byPerson: by,
      at,
      supersedes: answer?.id ?? null,
    })),
  );
}
