import { daysBetween } from "@/lib/dates";
import { ok, type Result, refuse } from "@/lib/result";
import type { AdvisoryId, MatchId, RecordId, SiteId, SystemId } from "../ids";

/** Whom to ask at a vendor. */
export type VendorContact = Readonly<{
  id: RecordId;
  vendor: string;
  name: string;
  duty: string;
  phone: string;
  email: string;
  hours: string;
}>;

/** One system for which a vendor is asked, as the database lists it. */
export type AskedMatch = Readonly<{
  decisionId: RecordId;
  matchId: MatchId;
  advisoryId: AdvisoryId;
  trackingId: string;
  systemId: SystemId;
  assetTag: string;
  model: string;
  siteId: SiteId;
  siteCode: string;
  siteName: string;
  zone: string;
  question: string;
  vendorCase: string;
  contact: VendorContact | null;
  askedOn: string | null;
  answerDue: string | null;
  by: string;
  at: Date;
  answer: Readonly<{ answeredOn: string; text: string; by: string; at: Date }> | null;
  /** The first day on which an answer to an earlier question about this system was missed. */
  missedDue: string | null;
}>;

/** Where a question stands on a day of the site's calendar; an answer that came late stays late. */
export type QuestionState =
  | Readonly<{ kind: "overdue"; days: number }>
  | Readonly<{ kind: "answered"; daysLate: number }>
  | Readonly<{ kind: "waiting"; days: number }>
  | Readonly<{ kind: "no-day" }>;

type Question = Pick<AskedMatch, "answerDue"> & Readonly<{ answer: Readonly<{ answeredOn: string }> | null }>;

export function questionState({ answerDue, answer }: Question, today: string): QuestionState {
  if (answer) {
    const daysLate = answerDue === null ? 0 : Math.max(0, daysBetween(answerDue, answer.answeredOn));
    return { kind: "answered", daysLate };
  }
  if (answerDue === null) return { kind: "no-day" };
  const days = daysBetween(today, answerDue);
  return days < 0 ? { kind: "overdue", days: -days } : { kind: "waiting", days };
}

/** One question that was put to a vendor at once, with every system it is about. */
export type AskedQuestion = Readonly<{
  systems: readonly AskedMatch[];
  first: AskedMatch;
  state: QuestionState;
}>;

const ranks: Readonly<Record<QuestionState["kind"], number>> = {
  overdue: 0,
  answered: 1,
  waiting: 2,
  "no-day": 3,
};

const within = (state: QuestionState): number => {
  if (state.kind === "overdue") return -state.days;
  return state.kind === "waiting" ? state.days : 0;
};

/** Puts the systems of one question together; overdue ones first, the longest overdue before the others. */
export function questionsOf(
  matches: readonly AskedMatch[],
  todayAt: (zone: string) => string,
): readonly AskedQuestion[] {
  const groups = new Map<string, AskedMatch[]>();
  for (const match of matches) {
    const key = JSON.stringify([
      match.advisoryId,
      match.at,
      match.by,
      match.question,
      match.contact?.id ?? null,
      match.answer && [match.answer.at, match.answer.text],
    ]);
    groups.set(key, [...(groups.get(key) ?? []), match]);
  }
  const questions = [...groups.values()].flatMap((systems) => {
    const [first] = systems;
    return first ? [{ systems, first, state: questionState(first, todayAt(first.zone)) }] : [];
  });
  return questions.toSorted(
    (a, b) =>
      ranks[a.state.kind] - ranks[b.state.kind] ||
      within(a.state) - within(b.state) ||
      a.first.at.getTime() - b.first.at.getTime(),
  );
}

/** A question a vendor's answer is about, as it stands in the transaction. */
export type QuestionToAnswer = Readonly<{
  decisionId: RecordId;
  assetTag: string;
  /** The decision that asks still holds. */
  isCurrent: boolean;
  askedOn: string | null;
  answer: Readonly<{ id: RecordId; answeredOn: string; text: string }> | null;
  today: string;
}>;

export type VendorRefusal = Readonly<{
  code: "decided-meanwhile" | "answered-before-asked" | "day-ahead" | "nothing-changed" | "contact-ended";
  sentence: string;
}>;

/** Records an answer on each question, all or none; what is recorded already so is refused. */
export function decideVendorAnswer(
  questions: readonly QuestionToAnswer[],
  given: Readonly<{ answeredOn: string; text: string }>,
): Result<null, VendorRefusal> {
  const gone = questions.find((question) => !question.isCurrent);
  if (gone) {
    const sentence = `${gone.assetTag} was decided or asked anew meanwhile. Open the list again. Nothing was recorded.`;
    return refuse({ code: "decided-meanwhile", sentence });
  }
  if (questions.some(({ today }) => given.answeredOn > today)) {
    const sentence = "This day has not come yet. Give the day the answer came.";
    return refuse({ code: "day-ahead", sentence });
  }
  if (questions.some(({ askedOn }) => askedOn !== null && given.answeredOn < askedOn)) {
    const sentence = "The vendor was asked after this day. Give the day the answer came.";
    return refuse({ code: "answered-before-asked", sentence });
  }
  const same = questions.every(
    ({ answer }) => answer?.answeredOn === given.answeredOn && answer.text === given.text,
  );
  if (same) {
    return refuse({
      code: "nothing-changed",
      sentence: "This answer is recorded already. Nothing was changed.",
    });
  }
  return ok(null);
}
