import type { DomainEvent, EventType } from "../events";

/** What is written of an incident without anybody acting in it: that a file was read, and what follows from elsewhere. */
const traces: readonly EventType[] = [
  "evidence.downloaded",
  "evidence.damaged",
  "evidence.restored",
  "evidence.viewed",
  "evidence.scanned",
  "priority.moved",
  "expiry.near",
  "expiry.passed",
];

/** Whether an event says that somebody acted in its incident: in a drill that has ended nobody does any more. */
export const isAct = ({ type }: Pick<DomainEvent, "type">): boolean => !traces.includes(type);
