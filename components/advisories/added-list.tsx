import { Details } from "@/components/ui/details";
import { SectionHeading } from "@/components/ui/text";
import type { Annotation } from "@/domain/advisories/annotation";
import { AnswerLine } from "./finding-list";

/** Everything that was ever added to an advisory, what no longer counts too, the last first. */
export function AddedList({ annotations }: Readonly<{ annotations: readonly Annotation[] }>) {
  if (annotations.length === 0) return null;
  return (
    <section>
      <SectionHeading ruled>What was added</SectionHeading>
      <Details
        summary={annotations.length === 1 ? "1 entry" : `${annotations.length} entries`}
        className="pt-3"
      >
        <ol className="grid gap-2.5">
          {annotations.toReversed().map((annotation) => (
            <li key={annotation.id}>
              <AnswerLine answer={annotation} />
            </li>
          ))}
        </ol>
      </Details>
    </section>
  );
}
