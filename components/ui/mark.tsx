import type { ReactNode } from "react";
import { stateWords } from "@/domain/incidents/state-words";
import { classNames } from "@/lib/class-names";
import { Icon } from "./icon";
import type { IconName } from "./icon-shapes";

/** What can be said of one system or one incident in a mark. */
export type MarkState =
  | "exposed"
  | "risk-accepted"
  | "unknown"
  | "waiting"
  | "contained-segment"
  | "contained-standalone"
  | "remediated"
  | "back-in-service"
  | "not-affected"
  | "cancelled"
  | "withdrawn";

type Appearance = Readonly<{ word: string; short: string; icon: IconName; look: string }>;

const contained = "border-contained bg-contained-soft text-contained";
const safe = "border-safe bg-safe-soft text-safe";
const ended = "border-line-strong bg-surface text-ink-2";

// Texture before colour: solid, double outline, hatched, dashed, outlined. Each reads in black and white.
const appearances: Record<MarkState, Appearance> = {
  exposed: {
    word: stateWords.exposed,
    short: "Exposed",
    icon: "shield-solid",
    look: "border-exposed-fill bg-exposed-fill text-exposed-on",
  },
  "risk-accepted": {
    word: stateWords["risk-accepted"],
    short: "Risk accepted",
    icon: "shield",
    look: "border-exposed bg-surface text-exposed outline outline-exposed -outline-offset-4",
  },
  unknown: {
    word: "Unknown",
    short: "Unknown",
    icon: "question",
    look: "border-exposed bg-surface text-exposed",
  },
  waiting: {
    word: "Waiting",
    short: "Waiting",
    icon: "clock",
    look: "border-dashed border-waiting bg-waiting-soft text-waiting",
  },
  "contained-segment": {
    word: stateWords["contained-segment"],
    short: "Segment",
    icon: "fence",
    look: contained,
  },
  "contained-standalone": {
    word: stateWords["contained-standalone"],
    short: "Standalone",
    icon: "unplugged",
    look: contained,
  },
  remediated: { word: stateWords.remediated, short: "Remediated", icon: "check", look: safe },
  "back-in-service": { word: stateWords["back-in-service"], short: "In service", icon: "plug", look: safe },
  "not-affected": { word: "Not affected", short: "Not affected", icon: "dash", look: ended },
  cancelled: { word: stateWords.cancelled, short: "Cancelled", icon: "close", look: ended },
  withdrawn: { word: stateWords.withdrawn, short: "Withdrawn", icon: "close", look: ended },
};

/** The word of a state as it stands in a sentence or a filter. */
export function markWord(state: MarkState, length: "full" | "short" = "full"): string {
  return length === "full" ? appearances[state].word : appearances[state].short;
}

type MarkProps = Readonly<{
  state: MarkState;
  /** What follows the word: "for 3 d 4 h", "until Sat 12 Dec". */
  detail?: ReactNode;
  /** Shows a number and leaves the word to assistive technology; for columns whose head is the word. */
  count?: number;
  words?: "full" | "short";
  large?: boolean;
  className?: string;
}>;

/** The state of one system: icon, word and texture, always together; not pressable. */
export function Mark({ state, detail, count, words = "full", large = false, className }: MarkProps) {
  const { word, short, icon, look } = appearances[state];
  const hatched = state === "unknown";
  return (
    <span className={classNames("mark", large ? "min-h-8 text-lead" : "min-h-5.5", look, className)}>
      {hatched && (
        <span
          aria-hidden="true"
          className={classNames("texture-unknown border-r border-exposed", large ? "w-6" : "w-4")}
        />
      )}
      <span className={classNames("mark-words", large ? "gap-2 py-1 pr-3 pl-2.5" : "gap-1.25 pr-2 pl-1.5")}>
        <Icon name={icon} className={large ? "size-4.5" : "size-3.5"} />
        {count === undefined ? (
          <span>
            {words === "full" ? word : short}
            {detail !== undefined && <> {detail}</>}
          </span>
        ) : (
          <span>
            {count} <span className="sr-only">{word.toLowerCase()}</span>
          </span>
        )}
      </span>
    </span>
  );
}
