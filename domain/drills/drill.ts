import { ok, type Result, refuse } from "@/lib/result";
import type { NetworkState } from "../checklist/facts";
import type { InjectId, SiteId, SystemId } from "../ids";

/** A system that may take part in a drill. */
export type DrillSystem = Readonly<{
  systemId: SystemId;
  siteId: SiteId;
  siteName: string;
  assetTag: string;
  systemName: string;
  retired: boolean;
  network: NetworkState;
}>;

/** A message of a drill, written when it is opened. */
export type TypedInject = Readonly<{ text: string; minutes: number; answerWithin: number | null }>;

/** A message as it is read: from its time on. */
export type Inject = Readonly<{
  id: InjectId;
  position: number;
  text: string;
  dueAt: Date;
  /** It asks for an answer until then; null: it only tells. */
  answerBy: Date | null;
}>;

export type DrillRefusal = Readonly<{
  code:
    | "advisory-missing"
    | "template-missing"
    | "system-retired"
    | "drill-ended"
    | "not-due"
    | "no-answer-asked"
    | "already-answered";
  sentence: string;
}>;

const minute = 60_000;

/** The messages of a drill at their times, counted from its start. */
export function timed(injects: readonly TypedInject[], start: Date): readonly Omit<Inject, "id">[] {
  const at = (minutes: number) => new Date(start.getTime() + minutes * minute);
  return injects
    .toSorted((one, other) => one.minutes - other.minutes)
    .map(({ text, minutes, answerWithin }, position) => ({
      position,
      text,
      dueAt: at(minutes),
      answerBy: answerWithin === null ? null : at(minutes + answerWithin),
    }));
}

/** The messages that are read by now: the clock at reading decides, so that everybody reads the same. A drill that ended tells no more. */
export function dueBy<Message extends Pick<Inject, "dueAt">>(
  injects: readonly Message[],
  now: Date,
  endedAt: Date | null,
): readonly Message[] {
  const until = endedAt !== null && endedAt < now ? endedAt : now;
  return injects.filter((inject) => inject.dueAt <= until);
}

/** Whether a drill can be opened on these systems. */
export function decideDrill<Advisory, Template>(
  advisory: Advisory | null,
  template: Template | null,
  systems: readonly DrillSystem[],
): Result<Readonly<{ advisory: Advisory; template: Template }>, DrillRefusal> {
  if (!advisory) return refuse({ code: "advisory-missing", sentence: "There is no such advisory." });
  if (!template)
    return refuse({ code: "template-missing", sentence: "There is no such checklist. Choose another one." });
  const retired = systems.find((system) => system.retired);
  if (retired) return refuse({ code: "system-retired", sentence: `${retired.assetTag} is retired.` });
  return ok({ advisory, template });
}

type Asked = Readonly<{ inject: Inject; endedAt: Date | null; answered: string | null }>;

/** Whether a message can be answered now, and whether that is late. The first answer stands. */
export function decideAnswer(
  { inject, endedAt, answered }: Asked,
  now: Date,
): Result<Readonly<{ late: boolean }>, DrillRefusal> {
  if (endedAt) return refuse({ code: "drill-ended", sentence: "The drill has ended." });
  if (inject.dueAt > now) return refuse({ code: "not-due", sentence: "There is no such message yet." });
  if (inject.answerBy === null)
    return refuse({ code: "no-answer-asked", sentence: "This message asks for no answer." });
  if (answered !== null)
    return refuse({
      code: "already-answered",
      sentence: `${answered} has answered it already. The first answer stands.`,
    });
  return ok({ late: now > inject.answerBy });
}

/** A key that is a drill's, or one of its incidents'. */
export const isDrillKey = (key: string): boolean => key.startsWith("DRL-");

/** The key of the drill that an incident's key belongs to. */
export const drillKeyOf = (incidentKey: string): string => incidentKey.replace(/-\d+$/, "");

/** "DRL-2026-0001-03": the third system of a drill. */
export const drillIncidentKey = (drill: string, number: number): string =>
  `${drill}-${String(number).padStart(2, "0")}`;
