import type { EvidenceEvents } from "../evidence/events";
import type { PriorityEvents } from "../priority/events";
import type { IncidentEvents } from "./events";

/** A piece of a sentence: plain text, a name that stands out, a step to go to, or a key in mono. */
export type Part =
  | string
  | Readonly<{ strong: string }>
  | Readonly<{ step: string; title: string }>
  | Readonly<{ code: string }>;

/** One line of the timeline as a sentence. */
export type Sentence = readonly Part[];

/** Who acted, when the portal recorded it, and how an instant is told where the reader stands. */
export type Teller = Readonly<{ who: string; recordedAt: Date; tell: (at: Date) => string }>;

export type TimelineData = IncidentEvents & PriorityEvents & EvidenceEvents;
export type TimelineEvent = {
  [Type in keyof TimelineData]: Readonly<{ type: Type; data: TimelineData[Type] }>;
}[keyof TimelineData];

export const strong = (text: string): Part => ({ strong: text });
export const code = (text: string): Part => ({ code: text });
export const stepPart = (of: Readonly<{ step: string; title: string }>): Part => ({
  step: of.step,
  title: of.title,
});

/** A reason behind a colon; nothing where none was given. */
export const because = (reason: string | null | undefined): string => {
  const said = reason?.trim();
  return said ? `: ${said}` : "";
};

/** The end of a sentence, unless the words a person typed end it already. */
export function ended(sentence: Sentence): Sentence {
  const last = sentence.at(-1);
  if (typeof last === "string" && /[.!?]$/.test(last)) return sentence;
  return [...sentence, "."];
}

/** Words a person typed, as a part of a sentence that goes on. */
export const inside = (text: string): string => text.trim().replace(/\.$/, "");

/** The first characters of a hash, as people compare them. */
export const shortHash = (sha256: string): string => `${sha256.slice(0, 4)} ${sha256.slice(4, 8)}`;

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
