import { Levels } from "@/components/ui/levels";
import { type Priority, priorityWords } from "@/domain/priority/values";

const bars = { immediate: 4, "out-of-cycle": 3, scheduled: 2, defer: 1 } as const;

/** How quickly an incident is to be acted on; where a coordinator's own priority stands, what the table gives beside it. */
export function PriorityMark({
  priority,
  instead = null,
}: Readonly<{ priority: Priority; instead?: Priority | null }>) {
  const word = priorityWords[priority];
  return (
    <span title={instead ? `Overridden; the table gives ${priorityWords[instead].toLowerCase()}` : undefined}>
      <Levels level={bars[priority]} word={instead ? `${word}, overridden` : word} />
    </span>
  );
}
