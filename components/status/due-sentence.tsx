import { incidentsHref } from "@/components/incident-list/address";
import { Lead, SentenceLink } from "@/components/ui/text";
import type { AdvisoryId } from "@/domain/ids";
import { type AskedDue, everyOpenIncident } from "@/domain/incidents/list-filter";
import { counted } from "./words";

/** How many open incidents are overdue, and how many due within 24 hours. */
export type DueCounts = Readonly<{ overdue: number; soon: number }>;

/** What is late and what soon will be; each number opens its incidents. */
export function DueSentence({
  due,
  advisoryId,
}: Readonly<{ due: DueCounts; advisoryId: AdvisoryId | null }>) {
  const parts = (
    [
      ["overdue", due.overdue, `${counted(due.overdue, "incident")} overdue`],
      ["due-soon", due.soon, `${due.overdue > 0 ? due.soon : counted(due.soon, "incident")} due soon`],
    ] as const satisfies readonly (readonly [AskedDue, number, string])[]
  ).filter(([, count]) => count > 0);
  if (parts.length === 0) return null;
  return (
    <Lead className="mt-1 print:text-body">
      Steps:{" "}
      {parts.map(([asked, , words], index) => (
        <span key={asked}>
          {index > 0 && ", "}
          <SentenceLink href={incidentsHref({ ...everyOpenIncident, advisory: advisoryId, due: asked })}>
            {words}
          </SentenceLink>
        </span>
      ))}
      .
    </Lead>
  );
}
