import type { Priority, PriorityValues } from "./values";

/** What can happen to the priority and the due times of an incident. */
export type PriorityEvents = Readonly<{
  "priority.moved": Readonly<{
    from: Priority;
    to: Priority;
    before: PriorityValues | null;
    values: PriorityValues;
    table: string;
  }>;
  "priority.overridden": Readonly<{
    override: string;
    priority: Priority;
    instead: Priority | null;
    reason: string;
    until: string;
  }>;
  "priority.override-ended": Readonly<{ override: string; reason: string }>;
  "vendor-wait.begun": Readonly<{ wait: string; until: string; vendorCase: string; reason: string }>;
  "vendor-wait.ended": Readonly<{ wait: string; reason: string }>;
  /** Somebody who can do the step, or say a word on it, was asked. */
  "step.asked": Readonly<{
    step: string;
    title: string;
    who: readonly Readonly<{ id: string; name: string }>[];
    /** How many steps wait for it. */
    holds: number;
  }>;
}>;
