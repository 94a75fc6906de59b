import { type Asked, askedFor } from "../incidents/list-filter";

/** What the event log is asked for; days are calendar days in UTC, both included. */
export type LogFilter = Readonly<{
  /** What happened, or its first word: "grant" stands for all that happens to grants. */
  type: string | null;
  from: string | null;
  to: string | null;
  /** The key of an incident. */
  incident: string | null;
  /** In the name of who did it, or in what was recorded. */
  text: string;
}>;

export const wholeLog: LogFilter = { type: null, from: null, to: null, incident: null, text: "" };

const day = /^\d{4}-\d{2}-\d{2}$/;
const askedDay = (text: string | null): string | null =>
  text !== null && day.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ? text : null;

/** Reads a filter from an address; what cannot be read is left out. */
export function readLogFilter(asked: Asked): LogFilter {
  const type = askedFor(asked, "type");
  return {
    type: type !== null && /^[a-z-]+(\.[a-z-]+)?$/.test(type) ? type : null,
    from: askedDay(askedFor(asked, "from")),
    to: askedDay(askedFor(asked, "to")),
    incident: askedFor(asked, "incident")?.toUpperCase().slice(0, 40) ?? null,
    text: (askedFor(asked, "q") ?? "").slice(0, 100),
  };
}

/** The same filter as the parameters of an address, without what asks for nothing. */
export function logParameters(filter: LogFilter, more: Readonly<Record<string, string>> = {}): string {
  const { text, ...rest } = filter;
  const asked = Object.entries({ ...rest, q: text, ...more }).flatMap(([name, value]): [string, string][] =>
    value ? [[name, value]] : [],
  );
  return asked.length === 0 ? "" : `?${new URLSearchParams(asked)}`;
}

/** The first words of what can happen, for a list to pick from. */
export const subjects: readonly (readonly [string, string])[] = [
  ["incident", "Incidents"],
  ["step", "Steps"],
  ["evidence", "Evidence"],
  ["containment", "Containment"],
  ["clearance", "Clearances"],
  ["risk", "Acceptances"],
  ["permit", "Permits"],
  ["approval", "Approvals"],
  ["report", "Reports of a worse state"],
  ["match", "Matches"],
  ["advisory", "Advisories"],
  ["system", "Systems"],
  ["alias", "Aliases"],
  ["person", "People"],
  ["grant", "Grants"],
  ["site", "Sites"],
];
