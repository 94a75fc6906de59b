import type { Result } from "@/lib/result";
import type { ActorHere } from "../access/permissions";
import type { IncidentEvent } from "../incidents/events";
import type { Change } from "./change";
import type { StepRefusal } from "./refusal";

/** What the rules need of the world: the time, and SHA-256 (hex) of a text. */
export type Env = Readonly<{ now: Date; hash: (text: string) => string }>;

export type LabelMatch = Readonly<{ tag: string; name: string }>;

/** Who acts, when, and what the caller supplies so that the rules stay pure. */
export type Moment = Env &
  Readonly<{
    actor: ActorHere;
    newId: () => string;
    /** Other systems of the site whose asset tag ends with what was typed. */
    labelMatches?: readonly LabelMatch[] | undefined;
    /** The person was told that nobody would be left to verify or approve, and goes on. */
    acknowledged?: boolean | undefined;
  }>;

/** What an accepted act wants stored and told, in order. */
export type Deed = Readonly<{ changes: readonly Change[]; events: readonly IncidentEvent[] }>;
export type ActResult = Result<Deed, StepRefusal>;
