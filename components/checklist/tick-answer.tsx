import { anyOfThem, capital } from "@/domain/checklist/sentences";
import { verifiedByAnother } from "@/domain/checklist/standing";
import { zoneName } from "@/lib/time-zones";
import { ActReason } from "./act-reason";
import { CompleteForm, type MissingFile, type OldFile } from "./complete-form";
import { isLacking } from "./proof-list";
import type { StepView } from "./step-view";
import { textsAsked } from "./texts-asked";

/** The answer of a step that is done with proof: done, can't, not applicable. */
export function TickAnswer(view: StepView) {
  const { now, acts, facts, place, actions } = view;
  const hidden = { step: now.key, seen: now.latest?.id ?? "" };
  const { name, assetTag } = facts.system;
  return (
    <CompleteForm
      action={actions.complete}
      place={place}
      step={now.key}
      seen={hidden.seen}
      texts={textsAsked(now, view.ports, zoneName(place.now, place.zone))}
      oldFiles={oldFiles(view)}
      labelOf={acts.asksLabel ? `${name}, ${assetTag}` : null}
      again={acts.again}
      locked={acts.blockers.length > 0}
      missing={filesMissing(view)}
      then={thenWords(view)}
      others={
        <>
          {acts.cannot && (
            <ActReason
              opener="Can’t"
              title={`“${now.title}” cannot be done`}
              explain="An honest no: it is kept with its reason, and the coordinator sees it."
              label="Why not"
              submit="Record that it cannot be done"
              action={actions.cannot}
              place={place}
              hidden={hidden}
            />
          )}
          {acts.skip && (
            <ActReason
              opener={
                <>
                  <span className="max-tablet:sr-only">Not applicable</span>
                  <span aria-hidden="true" className="tablet:hidden">
                    N/A
                  </span>
                </>
              }
              title={`“${now.title}” does not apply`}
              explain="A coordinator agrees, or returns it."
              label="Why it does not apply"
              submit="Ask for agreement"
              action={actions.skip}
              place={place}
              hidden={hidden}
            />
          )}
        </>
      }
    />
  );
}

/** A repeat needs new files, and the command says which; nothing is known to be missing before. */
const filesMissing = ({ acts, proofs }: StepView): readonly MissingFile[] =>
  acts.again
    ? []
    : proofs
        .filter((proof) => proof.kind === "file" && isLacking(proof))
        .map(({ key, label }) => ({ key, label }));

/** Who speaks next, where another person's word is needed. */
function thenWords({ now, facts }: StepView): string | null {
  if (!verifiedByAnother(now.step)) return null;
  const names = facts.staff.coordinator.map((person) => person.name);
  return `Then ${names.length > 0 ? anyOfThem(names) : "another coordinator"} verifies it; it counts from there.`;
}

/** Files of answers that fell: they may be shown again with the next one. */
function oldFiles({ history, now }: StepView): readonly OldFile[] {
  const labels = new Map(now.step.evidence.map((asked) => [asked.key, asked.label]));
  return history
    .filter((entry) => entry.ended)
    .flatMap((entry) => entry.files)
    .filter((file) => !file.superseded)
    .map(({ id, name, requirement }) => ({
      id,
      name,
      requirement,
      label: capital((requirement && labels.get(requirement)) ?? "something else"),
    }));
}
