import { formatCalendarDay } from "@/lib/dates";
import type { AdvisoryEvents } from "../advisories/events";
import { asTimelineEvent, tellEvent } from "../incidents/event-words";
import { because, code, ended, type Sentence, strong, type Teller } from "../incidents/telling";
import type { DecisionKind } from "../matching/decisions";
import { type IdentityField, identityFieldNames } from "./identity";
import { stateWords } from "./rows";
import { nobodySaid, type ServiceState, type SystemField, serviceStates, systemFieldNames } from "./system";

/** What happens to a system beside its incidents. */
type SystemEventData = Pick<
  AdvisoryEvents,
  | "system.registered"
  | "system.corrected"
  | "system.retired"
  | "system.moved"
  | "system.taken-up"
  | "system.returned"
  | "system.merged"
  | "identity.recorded"
  | "match.decided"
  | "match.recheck-needed"
  | "vendor.answered"
  | "vendor-question.closed"
>;
type SystemEvent = {
  [Type in keyof SystemEventData]: Readonly<{ type: Type; data: SystemEventData[Type] }>;
}[keyof SystemEventData];

const types: Readonly<Record<keyof SystemEventData, true>> = {
  "system.registered": true,
  "system.corrected": true,
  "identity.recorded": true,
  "system.retired": true,
  "system.moved": true,
  "system.taken-up": true,
  "system.returned": true,
  "system.merged": true,
  "match.decided": true,
  "match.recheck-needed": true,
  "vendor.answered": true,
  "vendor-question.closed": true,
};

function asSystemEvent(row: Readonly<{ type: string; data: unknown }>): SystemEvent | null {
  // Safe because the log is written only by the door, which takes nothing but these pairs of type and data.
  return Object.hasOwn(types, row.type) ? ({ type: row.type, data: row.data } as SystemEvent) : null;
}

const decisionWords: Readonly<Record<DecisionKind, string>> = {
  affected: "affected",
  "not-affected": "not affected",
  "ask-vendor": "to be asked of the vendor",
};

const recheckWords: Readonly<Record<SystemEventData["match.recheck-needed"]["cause"], string>> = {
  revision: "a new revision came",
  inventory: "the inventory changed",
  correction: "the advisory was corrected",
  kev: "a vulnerability of it came into the KEV catalogue",
  aliases: "an alias changed",
  rules: "the portal compares by other rules than before",
};

const isField = (name: string): name is SystemField => Object.hasOwn(systemFieldNames, name);
const fieldName = (name: string): string => (isField(name) ? systemFieldNames[name] : "State");
/** A name within a sentence: an abbreviation keeps its letters. */
const inSentence = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const isState = (value: unknown): value is ServiceState => serviceStates.some((state) => state === value);

function shown(value: unknown): string {
  if (value === null || value === "" || value === "unknown") return "unknown";
  if (isState(value)) return stateWords[value].toLowerCase();
  return `“${String(value)}”`;
}

const isIdentityField = (name: string): name is IdentityField => name in identityFieldNames;

/** One field of an event as its history lists it below the sentence. */
export type ChangedField = Readonly<{ name: string; before: string | null; after: string }>;

/** What an event says field by field; `before` is null where there was nothing yet. Empty for events that say it all in their sentence. */
export function fieldsOfEvent(row: Readonly<{ type: string; data: unknown }>): readonly ChangedField[] {
  const event = asSystemEvent(row);
  switch (event?.type) {
    case "system.registered":
      return Object.entries(event.data.fields)
        .filter(([field, value]) => isField(field) && field !== "assetTag" && value !== nobodySaid[field])
        .map(([field, value]) => ({ name: fieldName(field), before: null, after: shown(value) }));
    case "system.corrected":
    case "system.merged":
      return event.data.changes.map(({ field, before, after }) => ({
        name: fieldName(field),
        before: shown(before),
        after: shown(after),
      }));
    case "identity.recorded":
      return event.data.changes.map(({ field, before, after }) => ({
        name: isIdentityField(field) ? identityFieldNames[field] : field,
        before: event.data.outcome === "added" ? null : shown(before),
        after: shown(after),
      }));
    default:
      return [];
  }
}
const identityName = (modality: string): string => (modality ? `${modality} identity` : "identity");
const day = (iso: string): string => formatCalendarDay(iso);
const moved = ({ since, reason }: Readonly<{ since: string; reason: string }>): string =>
  `, as of ${day(since)}${because(reason)}`;

/** One event of a system's history as a sentence; `advisory` names an advisory by its id. Null for what its history does not tell. */
export function tellSystemEvent(
  row: Readonly<{ type: string; data: unknown }>,
  by: Teller,
  advisory: (id: string) => string,
): Sentence | null {
  const event = asSystemEvent(row);
  if (event) return ended(words(event, by, advisory));
  const ofIncident = asTimelineEvent(row);
  return ofIncident && tellEvent(ofIncident, by);
}

/** Names as a person lists them. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function words(event: SystemEvent, by: Teller, advisory: (id: string) => string): Sentence {
  const who = strong(by.who);
  switch (event.type) {
    case "system.registered":
      return [who, " registered the system as ", code(event.data.assetTag)];
    case "system.corrected": {
      const names = event.data.changes.map(({ field }) => inSentence(fieldName(field)));
      return [who, ` corrected ${listed(names)}`];
    }
    case "identity.recorded":
      return [who, ` ${event.data.outcome} the ${identityName(event.data.modality)} from a DICOM file`];
    case "system.retired":
      return [who, ` retired the system as of ${day(event.data.since)}${because(event.data.reason)}`];
    case "system.moved":
      return [
        who,
        " moved the system to another site, where it is ",
        code(event.data.toTag),
        moved(event.data),
      ];
    case "system.taken-up":
      return [
        who,
        " took the system up from another site, where it was ",
        code(event.data.fromTag),
        moved(event.data),
      ];
    case "system.returned":
      return [who, ` took the system into service again${because(event.data.reason)}`];
    case "system.merged": {
      const { keptTag, mergedTag, reason } = event.data;
      return [who, " merged ", code(mergedTag), " into ", code(keptTag), `: one system${because(reason)}`];
    }
    case "vendor.answered": {
      const { advisoryId, answeredOn, answerDue, text, corrected } = event.data;
      const late = answerDue !== null && answeredOn > answerDue ? `, late: it was due ${day(answerDue)}` : "";
      const did = corrected ? " corrected the vendor's answer of " : " recorded the vendor's answer of ";
      return [who, `${did}${day(answeredOn)} on `, code(advisory(advisoryId)), `${late}${because(text)}`];
    }
    case "vendor-question.closed": {
      const { advisoryId, reason } = event.data;
      return [who, " closed the question to the vendor on ", code(advisory(advisoryId)), because(reason)];
    }
    case "match.decided": {
      const { decision, reason, question, advisoryId, contact } = event.data;
      const asked = contact ? `, ${contact}` : "";
      const said = `${asked}${because(reason ?? question)}`;
      return [who, " decided for ", code(advisory(advisoryId)), ": ", strong(decisionWords[decision]), said];
    }
    case "match.recheck-needed":
      return [
        "The match with ",
        code(advisory(event.data.advisoryId)),
        ` is to be checked again, because ${recheckWords[event.data.cause]}`,
      ];
  }
}
