import { Time } from "@/components/ui/time";
import type { Assessment } from "@/domain/priority/assess";
import type { PriorityOverride } from "@/domain/priority/due";
import { tableVersion } from "@/domain/priority/table";
import { priorityWords, valueWords } from "@/domain/priority/values";

const inputs = [
  ["exploitation", "Exploitation"],
  ["exposure", "Exposure"],
  ["automatable", "Automatable"],
  ["humanImpact", "Human impact"],
] as const;

export type ReasonsShown = Readonly<{
  assessed: Pick<Assessment, "priority" | "inputs">;
  override: Pick<PriorityOverride, "by" | "reason" | "until"> | null;
  zone: string;
  now: Date;
}>;

/** The four inputs of a priority, what each rests on, the table, and who set another one. */
export function PriorityReasons({ assessed, override, zone, now }: ReasonsShown) {
  return (
    <div className="grid gap-3">
      {override?.until && (
        <p>
          {override.by} set it until <Time at={override.until} zone={zone} now={now} />: {override.reason}{" "}
          <span className="text-ink-2">
            The table gives {priorityWords[assessed.priority].toLowerCase()}.
          </span>
        </p>
      )}
      <dl className="grid gap-2">
        {inputs.map(([name, label]) => {
          const { value, known, because } = assessed.inputs[name];
          return (
            <div key={name}>
              <dt className="font-medium">
                {label}: {valueWords[value]}
                {!known && <span className="font-regular text-ink-2"> (unknown, counted as the worst)</span>}
              </dt>
              <dd className="text-ink-2">{because.join(" ")}</dd>
            </div>
          );
        })}
      </dl>
      <p className="text-meta text-ink-3">
        {tableVersion} gives {priorityWords[assessed.priority].toLowerCase()} for these four. A step that is
        only done does not move it; a verified one does.
      </p>
    </div>
  );
}
