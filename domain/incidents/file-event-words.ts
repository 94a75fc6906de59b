import type { EvidenceEvents } from "../evidence/events";
import { quarantineWhyWords } from "../evidence/standing";
import { faultWords } from "../evidence/verification";
import { because, code, type Sentence, shortHash, strong, type Teller, type TimelineEvent } from "./telling";

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
  "evidence.viewed": true,
  "evidence.quarantined": true,
  "evidence.released": true,
  "evidence.rejected": true,
  "evidence.destruction-agreed": true,
  "evidence.destroyed": true,
  "evidence.redacted": true,
  "evidence.scanned": true,
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
      return [who, " downloaded ", name, ...(event.data.copy ? [", without the camera's data"] : [])];
    case "evidence.viewed":
      return [who, " looked at ", name];
    case "evidence.quarantined":
      return [name, ` went into quarantine: ${quarantineWhyWords[event.data.why]}`];
    case "evidence.released":
      return [who, " released the device tags of ", name, because(event.data.reason)];
    case "evidence.rejected":
      return [who, " rejected ", name, because(event.data.reason)];
    case "evidence.destruction-agreed":
      return [who, " agreed to destroy the bytes of ", name, because(event.data.reason)];
    case "evidence.destroyed":
      return ["The bytes of ", name, " are destroyed"];
    case "evidence.redacted":
      return [
        who,
        ` covered ${event.data.boxes === 1 ? "one place" : `${event.data.boxes} places`} of `,
        name,
        because(event.data.reason),
      ];
    case "evidence.scanned":
      return event.data.state === "clean"
        ? ["The malware scanner found nothing in ", name]
        : ["The malware scanner found ", strong(event.data.told ?? "malware"), " in ", name];
    case "evidence.damaged":
      return ["The file ", name, ` ${faultWords[event.data.fault]}`];
    case "evidence.restored":
      return ["The file ", name, " is what was received again"];
  }
}
