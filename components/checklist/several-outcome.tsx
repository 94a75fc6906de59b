import { stepHref } from "@/components/incidents/place";
import { Note } from "@/components/ui/note";
import { State } from "@/components/ui/state";
import { Key, TextLink } from "@/components/ui/text";

/** On which incidents a step was done, and on which it was refused and why. */
export type SeveralDone = Readonly<{
  done: readonly Readonly<{ key: string; system: string }>[];
  refused: readonly Readonly<{ key: string; system: string; sentences: readonly string[] }>[];
}>;

/** What became of a step that was done for several incidents, each with the way to it. */
export function SeveralOutcome({
  outcome: { done, refused },
  step,
}: Readonly<{ outcome: SeveralDone; step: string }>) {
  const way = ({ key, system }: Readonly<{ key: string; system: string }>) => (
    <>
      <TextLink href={stepHref(key, step)}>
        <Key>{key}</Key>
      </TextLink>{" "}
      {system}
    </>
  );
  return (
    <section role="status" aria-label="What was done" className="grid gap-3">
      <ul className="grid gap-1">
        {done.map((each) => (
          <li key={each.key}>
            <State icon="check">Recorded on {way(each)}</State>
          </li>
        ))}
      </ul>
      {refused.length > 0 && (
        <Note
          title={refused.length === 1 ? "One was refused." : `${refused.length} were refused.`}
          icon="lock"
        >
          <ul className="grid gap-1.5">
            {refused.map((each) => (
              <li key={each.key}>
                {way(each)}
                <span className="block text-ink">{each.sentences.join(" ")}</span>
              </li>
            ))}
          </ul>
        </Note>
      )}
    </section>
  );
}
