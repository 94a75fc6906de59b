"use client";

import { useRouter } from "next/navigation";
import { Repeated, type RowFields } from "@/components/advisories/repeated";
import { RadioGroup } from "@/components/ui/choice";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import type { DrillRefusal, DrillSystem, TypedInject } from "@/domain/drills/drill";
import type { FormAction } from "@/lib/form-state";

type Template = Readonly<{ key: string; version: number; title: string; steps: number }>;

/** Opens a drill on the systems that are ticked, with the messages that come in its course. */
export function StartDrillForm({
  action,
  advisoryId,
  systems,
  templates,
}: Readonly<{
  action: FormAction<{ key: string }, DrillRefusal>;
  advisoryId: string;
  systems: readonly DrillSystem[];
  templates: readonly Template[];
}>) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, ({ key }) =>
    router.push(`/drills/${key}`),
  );
  return (
    <Form action={send} busy={pending} className="grid gap-8">
      <input type="hidden" name="advisoryId" value={advisoryId} />
      <TextField label="Name of the drill" name="name" error={errorsOf("name")} className="max-w-110" />
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium">Systems that take part</legend>
        <div className="grid gap-x-6 tablet:grid-cols-2">
          {systems.map((system) => (
            <label
              key={system.systemId}
              className="flex min-h-control cursor-pointer items-start gap-2.5 py-1"
            >
              <input
                type="checkbox"
                name="systemIds"
                value={system.systemId}
                className="mt-0.5 size-4 shrink-0 cursor-pointer accent-accent max-tablet:size-5 pointer-coarse:size-5"
              />
              <span className="min-w-0">
                {system.assetTag}{" "}
                <span className="text-ink-2">{`${system.systemName}, ${system.siteName}`}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <RadioGroup
        legend="Checklist"
        name="templateKey"
        defaultValue={templates.find((template) => template.key === "essential")?.key ?? templates[0]?.key}
        choices={templates.map((template) => ({
          value: template.key,
          label: template.title,
          hint: `Version ${template.version}, ${template.steps} steps.`,
        }))}
      />
      <Repeated
        group="injects"
        title="Messages in its course"
        one="message"
        values={[] as readonly TypedInject[]}
        errorsOf={errorsOf}
        Fields={InjectFields}
        mayBeNone
      />
      {refused && <Note title={errorsOf("systemIds") ?? refused.sentence} announced />}
      <div>
        <SubmitButton size="large">Open the drill</SubmitButton>
      </div>
    </Form>
  );
}

function InjectFields({ name, value, errorOf }: RowFields<TypedInject>) {
  return (
    <>
      <TextAreaField
        label="What is told"
        name={name("text")}
        defaultValue={value?.text}
        error={errorOf("text")}
      />
      <div className="grid gap-3 tablet:grid-cols-2">
        <TextField
          label="Minutes after the start"
          name={name("minutes")}
          inputMode="numeric"
          defaultValue={value?.minutes ?? 0}
          error={errorOf("minutes")}
        />
        <TextField
          label="Asks for an answer within minutes"
          name={name("answerWithin")}
          optional
          inputMode="numeric"
          defaultValue={value?.answerWithin ?? ""}
          error={errorOf("answerWithin")}
        />
      </div>
    </>
  );
}
