import { classNames } from "@/lib/class-names";

/** How one step stands, in one sign. */
export type StepSignState =
  | "open"
  | "done"
  | "verified"
  | "waits"
  | "overdue"
  | "locked"
  | "not-applicable"
  | "questioned"
  | "returned"
  | "cannot"
  | "undetermined"
  | "absent";

const words: Record<StepSignState, string> = {
  open: "can be done now",
  done: "done",
  verified: "verified by another",
  waits: "waits or expires",
  overdue: "overdue",
  locked: "locked",
  "not-applicable": "not applicable",
  questioned: "in question",
  returned: "returned",
  cannot: "could not be done",
  undetermined: "depends on a decision",
  absent: "not in its checklist",
};

const tones: Record<StepSignState, string> = {
  open: "text-accent",
  done: "text-ink-2",
  verified: "text-ink-2",
  waits: "text-waiting",
  overdue: "text-waiting",
  locked: "text-ink-3",
  "not-applicable": "text-ink-3",
  questioned: "text-waiting",
  returned: "text-waiting",
  cannot: "text-waiting",
  undetermined: "text-ink-3",
  absent: "text-line-strong",
};

const ring = "M1 10a9 9 0 1 0 18 0 9 9 0 1 0-18 0";
const tick = "M6 10.3l2.8 2.8 5.2-6";

// Drawn as shapes, not as backgrounds, so that they stay when a reader's system replaces the colours or a printer leaves them out.
function Shape({ state }: Readonly<{ state: StepSignState }>) {
  switch (state) {
    case "open":
      return (
        <>
          <path d={ring} strokeWidth={2} />
          <circle cx="10" cy="10" r="4" fill="currentColor" stroke="none" />
        </>
      );
    case "done":
      return <path d={`${ring}${tick}`} strokeWidth={1.5} />;
    case "verified":
      return (
        <>
          <circle cx="10" cy="10" r="10" fill="currentColor" stroke="none" />
          <path d={tick} className="stroke-ink-on" strokeWidth={2} />
        </>
      );
    case "waits":
      return <path d="M2.5 10a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0M10 5.8V10l2.8 1.8" strokeWidth={1.8} />;
    case "overdue":
      return <path d={`${ring}M10 5.2v5.6M10 14.3h.01`} strokeWidth={2} />;
    case "locked":
      return <path d="M5 9.2h10v7.3H5zM7 9.2V7a3 3 0 0 1 6 0v2.2" strokeWidth={1.5} />;
    case "not-applicable":
      return <path d="M6 10h8" strokeWidth={1.8} />;
    case "questioned":
      return (
        <path
          d="M7.6 7.6c0-1.5 1-2.5 2.5-2.5s2.5.9 2.5 2.3c0 2-2.6 2.1-2.6 4.2M10 14.6h.01"
          strokeWidth={1.9}
        />
      );
    case "returned":
      return <path d="M4 8.5h8a4 4 0 0 1 0 8H6M7.5 5 4 8.5 7.5 12" strokeWidth={1.8} />;
    case "cannot":
      return <path d={`${ring}M6.5 6.5l7 7M13.5 6.5l-7 7`} strokeWidth={1.8} />;
    case "undetermined":
      return <circle cx="10" cy="10" r="1.6" fill="currentColor" stroke="none" />;
    case "absent":
      return <path d="M6 14.5l8-9" strokeWidth={1.3} />;
  }
}

/** The sign of a step; its title and its name for assistive technology say the word. Progress is ink, not green. */
export function StepSign({
  state,
  title,
  className,
}: Readonly<{ state: StepSignState; title?: string; className?: string }>) {
  const name = title ?? words[state];
  return (
    <svg
      viewBox="0 0 20 20"
      role="img"
      className={classNames("block size-5 shrink-0", tones[state], className)}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <title>{name}</title>
      {state === "questioned" && <path d={ring} strokeWidth={1.5} strokeDasharray="3 2.6" />}
      <Shape state={state} />
    </svg>
  );
}

/** The same sign without a name of its own, where what it stands in has it: for cells that stand on a page in thousands. */
export function BareSign({ state }: Readonly<{ state: StepSignState }>) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={`bare-sign ${tones[state]}`}>
      {state === "questioned" && <path d={ring} strokeWidth={1.5} strokeDasharray="3 2.6" />}
      <Shape state={state} />
    </svg>
  );
}
