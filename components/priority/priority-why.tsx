import type { ReactNode } from "react";
import { Details } from "@/components/ui/details";
import { priorityWords } from "@/domain/priority/values";
import { PriorityReasons, type ReasonsShown } from "./priority-reasons";

/** Why the priority is what it is, and what can be done about it. */
export function PriorityWhy({
  actions,
  ...reasons
}: ReasonsShown &
  Readonly<{
    override:
      | (NonNullable<ReasonsShown["override"]> & { priority: keyof typeof priorityWords | null })
      | null;
    actions?: ReactNode;
  }>) {
  const shown = reasons.override?.priority ?? reasons.assessed.priority;
  return (
    <Details summary={`Why ${priorityWords[shown].toLowerCase()}?`}>
      <div id="why-priority" className="grid max-w-[80ch] gap-3 border-l-2 border-line-strong pl-3.5">
        <PriorityReasons {...reasons} />
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
    </Details>
  );
}
