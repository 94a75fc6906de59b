"use client";

import { useRouter } from "next/navigation";
import { type IncidentPlace, stepHref } from "@/components/incidents/place";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/form";
import { Note, Refusal } from "@/components/ui/note";
import type { Blocker, StepRefusal } from "@/domain/checklist/refusal";
import { inZone } from "@/domain/incidents/told-times";
import type { PriorityRefusal } from "@/domain/priority/deciding";
import type { OtherPerson } from "@/lib/form-opener";
import type { DoorRefusal, Unanswered } from "@/lib/form-state";
import type { SignedOut } from "@/lib/signed-out";

type Told = Readonly<{ code: string; sentence: string }>;
export type AnyRefusal =
  | StepRefusal
  | PriorityRefusal
  | DoorRefusal
  | Unanswered
  | SignedOut
  | OtherPerson
  | Told;

/** Whether a refusal is one of the checklist, which says of each thing who can supply it. */
const isStepRefusal = (refused: AnyRefusal): refused is StepRefusal => "blockers" in refused;

/** Whether others changed what was being answered or signed. */
export const isConflict = ({ code }: AnyRefusal): boolean =>
  code === "changed-meanwhile" || code === "preconditions-changed" || code === "asked-meanwhile";

/** Why an act was refused: what is missing and who can supply it; a conflict keeps what was typed. */
export function ActRefusal({ refused, place }: Readonly<{ refused: AnyRefusal; place: IncidentPlace }>) {
  if (isConflict(refused)) return <Conflict sentence={inZone(refused.sentence, place.zone, place.now)} />;
  if (!isStepRefusal(refused)) {
    return (
      <p role="alert">
        <FieldError>{refused.sentence}</FieldError>
      </p>
    );
  }
  if (refused.code === "leaves-nobody") return <Warning blockers={refused.blockers} />;
  const told = (blocker: Blocker) => inZone(blocker.sentence, place.zone, place.now);
  const [only, ...more] = refused.blockers;
  if (only && more.length === 0 && !only.step) {
    return <Refusal title={told(only)} unmet={only.who.length > 0 ? [{ missing: "", who: only.who }] : []} />;
  }
  return (
    <Refusal
      title={more.length === 0 ? "One thing is missing." : `${refused.blockers.length} things are missing.`}
      unmet={refused.blockers.map((blocker) => ({
        missing: told(blocker),
        who: blocker.who,
        ...(blocker.step && { href: stepHref(place.incident, blocker.step) }),
      }))}
    />
  );
}

function Conflict({ sentence }: Readonly<{ sentence: string }>) {
  const router = useRouter();
  return (
    <Note
      title={sentence}
      announced
      action={
        <Button size="small" onClick={() => router.refresh()}>
          Show what changed
        </Button>
      }
    >
      What you typed is kept. Nothing was overwritten.
    </Note>
  );
}

/** A small hospital: the step may go on, knowingly. */
function Warning({ blockers }: Readonly<{ blockers: readonly Blocker[] }>) {
  return (
    <Note
      title={blockers.map((blocker) => blocker.sentence).join(" ")}
      announced
      action={
        <SubmitButton look="secondary" name="acknowledged" value="on">
          Do it anyway
        </SubmitButton>
      }
    />
  );
}
