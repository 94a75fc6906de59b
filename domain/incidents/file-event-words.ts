import type { EvidenceEvents } from "../evidence/events";
import { faultWords } from "../evidence/verification";
import { code, type Sentence, shortHash, strong, type Teller, type TimelineEvent } from "./telling";

type FileEvent = {
  [Type in keyof EvidenceEvents]: Readonly<{ type: Type; data: EvidenceEvents[Type] }>;
}[keyof EvidenceEvents];

export const fileEventTypes: Readonly<Record<keyof EvidenceEvents, true>> = {
  "evidence.received": true,
  "evidence.superseded": true,
  "evidence.shared": true,
  "evidence.downloaded": true,
  "evidence.damaged": true,
  "evidence.restored": true,
};

export const isFileEvent = (event: TimelineEvent): event is FileEvent & TimelineEvent =>
  Object.hasOwn(fileEventTypes, event.type);

/** What became of a file, as a sentence of the timeline. */
export function tellFileEvent(event: FileEvent, by: Teller): Sentence {
  const who = strong(by.who);
  const name = code(event.data.name);
  switch (event.type) {
    case "evidence.received":
      return [who, " added ", name, ", ", code(shortHash(event.data.sha256))];
    case "evidence.superseded":
      return [who, " replaced ", name];
    case "evidence.shared":
      return [who, " showed ", name, " here too, from ", code(event.data.from.key)];
    case "evidence.downloaded":
      return [who, " downloaded ", name];
    case "evidence.damaged":
      return ["The file ", name, ` ${faultWords[event.data.fault]}`];
    case "evidence.restored":
      return ["The file ", name, " is what was received again"];
  }
}
