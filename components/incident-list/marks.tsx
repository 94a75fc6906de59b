import type { ReactNode } from "react";
import type { IconName } from "@/components/ui/icon-shapes";
import { State } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import type { MarkKind } from "@/domain/checklist/evaluation";
import { type RecheckCause, recheckWords } from "@/domain/matching/rechecks";

/** What is told beside a state, with its end where it has one. */
export type ShownMark = Readonly<{ mark: MarkKind; until: Date | null }>;

type Around = Readonly<{ zone: string; now: Date }>;

const icons: Readonly<Record<MarkKind, IconName>> = {
  "clinical-decision-needed": "question",
  "acceptance-expired": "clock",
  "replacement-plan-missing": "clock",
  "in-question": "question",
  "permit-running": "plug",
  "permit-end-unproved": "plug",
  "report-unresolved": "alert",
};

function words({ mark, until }: ShownMark, { zone, now }: Around): ReactNode {
  switch (mark) {
    case "clinical-decision-needed":
      return "clinical decision needed";
    case "acceptance-expired":
      return "acceptance expired: decision needed";
    case "replacement-plan-missing":
      return "no patch will come, no replacement plan: decision needed";
    case "in-question":
      return "a step is in question";
    case "report-unresolved":
      return "a worse state was reported";
    case "permit-end-unproved":
      return "permit over, its end not proved";
    case "permit-running":
      return until && until > now ? (
        <>
          permit runs until <Time at={until} zone={zone} now={now} />
        </>
      ) : (
        "permit over, its end not proved"
      );
  }
}

/** The marks of an incident, each once, with their words. */
export function Marks({ marks, zone, now }: Around & Readonly<{ marks: readonly ShownMark[] }>) {
  const once = [...new Map(marks.map((mark) => [mark.mark, mark])).values()];
  return once.map((mark) => (
    <State key={mark.mark} icon={icons[mark.mark]} tone="waiting">
      {words(mark, { zone, now })}
    </State>
  ));
}

/** The stored marks, with the clinical decision that is needed since a clearance ran out. */
export function marksNow(
  stored: readonly Readonly<{ mark: MarkKind; until: string | null }>[],
  clearanceEndedAt: Date | null,
): readonly ShownMark[] {
  const shown = stored.map(({ mark, until }) => ({ mark, until: until === null ? null : new Date(until) }));
  const clinical = { mark: "clinical-decision-needed", until: null } as const;
  return clearanceEndedAt ? [clinical, ...shown] : shown;
}

/** Whose an open incident is; nobody's, where who had it works there no more. */
export function AssignedTo({
  assignee,
}: Readonly<{ assignee: Readonly<{ name: string; works: boolean }> | null }>) {
  if (!assignee) return " · assigned to nobody";
  return ` · assigned to ${assignee.name}${assignee.works ? "" : ", who does not work there any more"}`;
}

/** Something it rests on changed: it counts as before until a coordinator looks at it again. */
export function RecheckMark({ causes }: Readonly<{ causes: readonly RecheckCause[] }>) {
  if (causes.length === 0) return null;
  return (
    <State icon="repeat" tone="waiting">
      re-check: {causes.map((cause) => recheckWords[cause]).join(", ")}
    </State>
  );
}
