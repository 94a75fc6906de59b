"use client";

import { useRouter } from "next/navigation";
import { Repeated } from "@/components/advisories/repeated";
import { ButtonLink } from "@/components/ui/button";
import { ChangedNote } from "@/components/ui/changed-note";
import { Checkbox } from "@/components/ui/choice";
import { Details } from "@/components/ui/details";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { TextLink } from "@/components/ui/text";
import { useFormAction } from "@/components/ui/use-form-action";
import { phases, stepKinds, stepRoles } from "@/domain/checklist/template";
import type { TypedStep } from "@/domain/checklist/typed-step";
import { phaseNames } from "@/domain/incidents/phase-progress";
import type { FormAction } from "@/lib/form-state";
import { type DraftTold, SeenDraft, useReadDraft } from "./draft-forms";
import { ProofFields } from "./proof-fields";
import { AlsoRequiresFields, ConditionFields, type OtherStep, TickList, TimeFields } from "./step-parts";
import { approvalWords, kindWords, roleWords } from "./words";

type Errors = (field: string) => string | undefined;

/** A step of a draft: what it is, who does it, after what, with which proof. What was typed stays when it is refused. */
export function StepForm({
  action,
  template,
  draftId,
  rowVersion,
  step,
  behind,
  others,
}: Readonly<{
  action: FormAction<unknown, DraftTold>;
  template: string;
  draftId: string;
  rowVersion: number;
  /** Null: a new one. */
  step: TypedStep | null;
  behind: string;
  others: readonly OtherStep[];
}>) {
  const router = useRouter();
  const read = useReadDraft({ draftId, rowVersion }, { always: true, shown: step });
  const { send, pending, refused, errorsOf } = useFormAction(action, () =>
    router.push(`/admin/templates/${template}/draft`),
  );
  const bound = step?.kind !== null && step?.kind !== undefined && step.kind !== "map";
  return (
    <Form action={send} busy={pending} className="grid gap-8">
      <SeenDraft draftId={read.draftId} rowVersion={read.rowVersion} />
      <input type="hidden" name="was" value={step?.key ?? ""} />
      <input type="hidden" name="behind" value={behind} />
      <WhatFields step={step} errorsOf={errorsOf} />
      <TickList
        legend="After these steps"
        name="requires"
        others={others}
        ticked={step?.requires ?? []}
        hint="They must count first. One that is not needed on the way an incident takes is not waited for."
      />
      <Details
        summary="More is asked for on some ways"
        open={Object.keys(step?.alsoRequires ?? {}).length > 0}
      >
        <AlsoRequiresFields step={step} others={others} />
      </Details>
      {bound ? (
        <p className="text-ink-2">On which ways it is asked for is settled by its kind.</p>
      ) : (
        <ConditionFields step={step} others={others} />
      )}
      <Repeated
        group="evidence"
        title="Proof that is asked for"
        one="proof"
        values={step?.evidence ?? []}
        errorsOf={errorsOf}
        Fields={ProofFields}
        mayBeNone
      />
      <TimeFields step={step} others={others} errorsOf={errorsOf} />
      <TextAreaField
        label="Note for whoever does it"
        name="note"
        optional
        defaultValue={step?.note}
        error={errorsOf("note")}
      />
      {read.changed && (
        <ChangedNote title="The draft changed since you opened this step." readAgain={read.readAgain}>
          <p>
            {changedWords(read.shown ?? null, step)}{" "}
            <TextLink href={`/admin/templates/${template}/draft`} target="_blank">
              Look at the draft in another tab
            </TextLink>
            .
          </p>
        </ChangedNote>
      )}
      {refused && <Note title={refused.sentence} announced />}
      <div className="flex flex-wrap gap-2">
        <SubmitButton size="large">{step ? "Save the step" : "Add the step"}</SubmitButton>
        <ButtonLink href={`/admin/templates/${template}/draft`} size="large">
          Back to the draft
        </ButtonLink>
      </div>
    </Form>
  );
}

/** What became of the very step that is edited, whose fields keep what was typed. */
function changedWords(before: TypedStep | null, now: TypedStep | null): string {
  if (JSON.stringify(before) === JSON.stringify(now)) return "This step is as it was.";
  if (now && before && now.title !== before.title) {
    return `This step was changed too: its title is “${now.title}” now. What you send takes the place of all of it.`;
  }
  return "This step was changed too. What you send takes the place of all of it.";
}

const kindOf = (step: TypedStep | null): string => {
  if (!step?.kind) return "";
  return step.kind === "approvals" ? `approvals:${step.purpose ?? "return"}` : step.kind;
};

function WhatFields({ step, errorsOf }: Readonly<{ step: TypedStep | null; errorsOf: Errors }>) {
  return (
    <div className="grid gap-4">
      <TextField label="Title" name="title" defaultValue={step?.title} error={errorsOf("title")} />
      {step ? (
        <input type="hidden" name="key" value={step.key} />
      ) : (
        <TextField
          label="Short name"
          name="key"
          mono
          error={errorsOf("key")}
          hint="Small letters, digits and hyphens. Incidents that adopt a later version know the step by it, so it cannot be changed."
          className="max-w-110"
        />
      )}
      <div className="grid gap-4 tablet:grid-cols-3">
        <SelectField
          label="Phase"
          name="phase"
          defaultValue={step?.phase ?? "identify"}
          error={errorsOf("phase")}
        >
          {phases.map((phase) => (
            <option key={phase} value={phase}>
              {phaseNames[phase]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Done by"
          name="role"
          defaultValue={step?.role ?? "technician"}
          error={errorsOf("role")}
        >
          {stepRoles.map((role) => (
            <option key={role} value={role}>
              {roleWords[role]}
            </option>
          ))}
        </SelectField>
        <KindField step={step} error={errorsOf("kind")} />
      </div>
      <Details summary="Another title by containment" open={Object.values(step?.titles ?? {}).some(Boolean)}>
        <div className="grid gap-4">
          <TextField
            label="By segment"
            name="titleSegment"
            optional
            defaultValue={step?.titles.segment}
            error={errorsOf("titleSegment")}
          />
          <TextField
            label="By standalone"
            name="titleStandalone"
            optional
            defaultValue={step?.titles.standalone}
            error={errorsOf("titleStandalone")}
          />
          <TextField
            label="By exception"
            name="titleException"
            optional
            defaultValue={step?.titles.exception}
            error={errorsOf("titleException")}
          />
        </div>
      </Details>
      <div>
        <Checkbox
          label="Verified by another person"
          name="verifiedByAnother"
          defaultChecked={step?.verifiedByAnother}
        />
        <Checkbox label="Can never be said to be not applicable" name="gate" defaultChecked={step?.gate} />
      </div>
    </div>
  );
}

function KindField({ step, error }: Readonly<{ step: TypedStep | null; error: string | undefined }>) {
  return (
    <SelectField
      label="Kind"
      name="kind"
      optional
      defaultValue={kindOf(step)}
      error={error}
      hint="Safety gates bind to it. Each is needed once."
    >
      <option value="">None: a step of your own</option>
      {stepKinds.flatMap((kind) =>
        kind === "return" || kind === "approvals"
          ? []
          : [
              <option key={kind} value={kind}>
                {kindWords[kind]}
              </option>,
            ],
      )}
      {Object.entries(approvalWords).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}
