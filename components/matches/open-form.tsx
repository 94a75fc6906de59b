"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { RadioGroup } from "@/components/ui/choice";
import { Details } from "@/components/ui/details";
import { Form, SubmitButton } from "@/components/ui/form";
import { Refusal } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import { type Phase, phases } from "@/domain/checklist/template";
import type { OpeningRefusal } from "@/domain/incidents/opening";
import { phaseNames } from "@/domain/incidents/phase-progress";
import type { FormAction } from "@/lib/form-state";

export type TemplateChoice = Readonly<{
  key: string;
  version: number;
  title: string;
  steps: readonly Readonly<{ phase: Phase; title: string }>[];
}>;

/** Opens the incidents that were shown, and goes to the list of them. */
export function OpenForm({
  action,
  advisoryId,
  templates,
  toOpen,
  children,
}: Readonly<{
  action: FormAction<{ opened: number }, OpeningRefusal>;
  advisoryId: string;
  templates: readonly TemplateChoice[];
  /** How many systems are ticked to begin with. */
  toOpen: number;
  /** The systems, each with its tick box. */
  children: ReactNode;
}>) {
  const router = useRouter();
  const [count, setCount] = useState(toOpen);
  const { send, pending, refused, errorsOf } = useFormAction(action, () =>
    router.push(`/incidents?advisory=${advisoryId}`),
  );
  return (
    <Form
      action={send}
      busy={pending}
      className="grid gap-6"
      onChange={(event) => setCount(new FormData(event.currentTarget).getAll("systemIds").length)}
    >
      <input type="hidden" name="advisoryId" value={advisoryId} />
      {children}
      <RadioGroup
        legend="Checklist"
        name="templateKey"
        defaultValue={templates.find((template) => template.key === "essential")?.key ?? templates[0]?.key}
        choices={templates.map((template) => ({
          value: template.key,
          label: template.title,
          hint: `Version ${template.version}, ${template.steps.length} steps. The incidents keep this version.`,
        }))}
      />
      <div className="grid gap-2">
        {templates.map((template) => (
          <Details key={template.key} summary={`The steps of “${template.title}”`}>
            <StepsOf template={template} />
          </Details>
        ))}
      </div>
      {refused && <Refusal title={errorsOf("systemIds") ?? refused.sentence} unmet={unmetOf(refused)} />}
      <div>
        <SubmitButton size="large">
          Open {count} {count === 1 ? "incident" : "incidents"}
        </SubmitButton>
      </div>
    </Form>
  );
}

/** What a checklist asks for, phase by phase. */
function StepsOf({ template: { steps } }: Readonly<{ template: TemplateChoice }>) {
  return (
    <dl className="grid gap-x-4 gap-y-1.5 tablet:grid-cols-[auto_minmax(0,1fr)]">
      {phases.map((phase) => (
        <div key={phase} className="contents">
          <dt className="text-ink-3">{phaseNames[phase]}</dt>
          <dd>
            {steps
              .filter((step) => step.phase === phase)
              .map(({ title }) => title)
              .join("; ")}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function unmetOf(refused: Readonly<{ code: string; sentence: string }>) {
  if ("findings" in refused && Array.isArray(refused.findings)) {
    return refused.findings.map((finding: { sentence: string }) => ({ missing: finding.sentence }));
  }
  if ("leftOut" in refused && Array.isArray(refused.leftOut)) {
    return refused.leftOut.map((each: { assetTag: string; sentence: string }) => ({
      missing: `${each.assetTag}: ${each.sentence}`,
    }));
  }
  return [];
}
