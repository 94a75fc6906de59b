import type { ReactNode } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import type { StepNow } from "@/domain/checklist/evaluation";
import type { Facts } from "@/domain/checklist/facts";
import type { BytesFault } from "@/domain/evidence/verification";
import type { RecordId } from "@/domain/ids";
import type { PermitView } from "@/domain/incidents/permit-view";
import type { PortProofView } from "@/domain/incidents/port-proof-view";
import type { StepActs } from "@/domain/incidents/step-acts";
import type { HistoryEntry, Proof } from "@/domain/incidents/step-history";
import type { IncidentActions } from "./actions";
import type { StepAdviceProps } from "./step-advice";
import type { Contact } from "./step-calls";

/** Everything the open step is drawn from. */
export type StepView = Readonly<{
  now: StepNow;
  acts: StepActs;
  facts: Facts;
  proofs: readonly Proof[];
  history: readonly HistoryEntry[];
  /** Null for a step on which advisories give no advice. */
  advice: StepAdviceProps | null;
  /** Null for a step that proves no ports. */
  ports: PortProofView | null;
  advisoryHref: string;
  contacts: readonly Contact[];
  /** The files attached to it that prove nothing: in quarantine, or not scanned yet. */
  uncounted: ReactNode;
  /** Where files are attached; null for whoever may not. */
  uploader: ReactNode;
  /** On how many other incidents of the site it can be done now, by whoever may do it. */
  elsewhere: number;
  /** What people said of it. */
  comments: ReactNode;
  /** Its files that are damaged in the store. */
  damaged: readonly Readonly<{
    id: string;
    name: string;
    stepKey: string | null;
    fault: BytesFault | null;
  }>[];
  /** It is expected of the reader. */
  mine: boolean;
  /** The reader may open evidence. */
  naming: boolean;
  /** The last permit, for the step that issues it and the one that proves its end. */
  permit: PermitView | null;
  /** The permit that this step issued and that runs now. */
  runningPermit: RecordId | null;
  examsInInventory: number | null;
  /** The incident runs on the checklist that asks every clinical question. */
  fullChecklist: boolean;
  titleOf: (key: string) => string | undefined;
  place: IncidentPlace;
  actions: IncidentActions;
}>;
