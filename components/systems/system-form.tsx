"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { Note } from "@/components/ui/note";
import { useFormAction } from "@/components/ui/use-form-action";
import type { SystemRefusal } from "@/domain/systems/correction";
import { deviceClasses } from "@/domain/systems/device-classes";
import { type SystemField, type SystemFields, systemFieldNames } from "@/domain/systems/system";
import type { FormAction } from "@/lib/form-state";

type Values = Readonly<Partial<Record<SystemField, string | number | null>>>;
type ErrorsOf = (field: string) => string | undefined;

/** Takes a new system into the inventory of a site. */
export function RegisterForm({
  action,
  sites,
}: Readonly<{
  action: FormAction<{ systemId: string }, SystemRefusal>;
  sites: readonly Readonly<{ id: string; name: string }>[];
}>) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, (done) =>
    router.push(`/systems/${done.systemId}`),
  );
  return (
    <Form action={send} busy={pending} className="grid gap-8">
      <SelectField label="Site" name="siteId" error={errorsOf("siteId")} className="max-w-110">
        {sites.map((site) => (
          <option key={site.id} value={site.id}>
            {site.name}
          </option>
        ))}
      </SelectField>
      <SystemInputs values={{}} errorsOf={errorsOf} />
      {refused && <Note title={refused.sentence} announced />}
      <div>
        <SubmitButton size="large">Register the system</SubmitButton>
      </div>
    </Form>
  );
}

/** Corrects a system; when it was changed meanwhile the difference is shown, and what was typed stays. */
export function CorrectForm({
  action,
  system,
}: Readonly<{
  action: FormAction<{ systemId: string; changed: number }, SystemRefusal>;
  system: Readonly<{ id: string; rowVersion: number; state: string; fields: SystemFields }>;
}>) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { send, pending, refused, errorsOf } = useFormAction(action, () =>
    router.push(`/systems/${system.id}`),
  );
  const newer = refused !== null && "rowVersion" in refused ? refused : null;
  const { rowVersion, untouched } = useTakenOver(form, newer, system);
  return (
    <Form ref={form} action={send} busy={pending} className="grid gap-8">
      <input type="hidden" name="systemId" value={system.id} />
      <input type="hidden" name="rowVersion" value={rowVersion} />
      <SystemInputs values={system.fields} errorsOf={errorsOf} />
      <SelectField
        label="State"
        name="state"
        defaultValue={system.state}
        error={errorsOf("state")}
        hint="A system that is gone for good is retired, or withdrawn through its incident."
        className="max-w-110"
      >
        <option value="in-service">In service</option>
        <option value="out-of-service">Out of service</option>
      </SelectField>
      {refused && (
        <Note title={refused.sentence} announced>
          {newer && <Differing differing={newer.differing} untouched={untouched} />}
        </Note>
      )}
      <div>
        <SubmitButton size="large">{newer ? "Save mine over it" : "Save the correction"}</SubmitButton>
      </div>
    </Form>
  );
}

type ChangedMeanwhile = Extract<SystemRefusal, { code: "changed-meanwhile" }>;

/** The next saving knows of the newer version: fields the person never touched take over what the inventory says now, so that saving does not undo another's work. */
function useTakenOver(
  form: RefObject<HTMLFormElement | null>,
  newer: ChangedMeanwhile | null,
  system: Readonly<{ rowVersion: number; fields: SystemFields }>,
): Readonly<{ rowVersion: number; untouched: ReadonlySet<string> }> {
  const base = useRef<Values>(system.fields);
  const [known, setKnown] = useState({ rowVersion: system.rowVersion, untouched: new Set<string>() });
  useEffect(() => {
    if (!newer) return;
    const taken = newer.differing.filter(({ field, held }) => {
      const input = form.current?.elements.namedItem(field);
      if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) return false;
      if (input.value !== String(base.current[field] ?? "")) return false;
      input.value = held;
      base.current = { ...base.current, [field]: held };
      return true;
    });
    setKnown({ rowVersion: newer.rowVersion, untouched: new Set(taken.map(({ field }) => field)) });
  }, [newer, form]);
  return known;
}

function Differing({
  differing,
  untouched,
}: Readonly<{ differing: ChangedMeanwhile["differing"]; untouched: ReadonlySet<string> }>) {
  return (
    <ul className="mt-1 grid gap-0.5">
      {differing.map(({ field, name, now, typed }) => (
        <li key={field}>
          {name}: now <b className="text-ink">{now}</b>
          {untouched.has(field) ? (
            ", taken over"
          ) : (
            <>
              , you typed <b className="text-ink">{typed}</b>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

type InputsProps = Readonly<{ values: Values; errorsOf: ErrorsOf }>;

function Group({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <fieldset>
      <legend className="mb-3 text-lead leading-tight font-strong">{title}</legend>
      <div className="grid gap-4 tablet:grid-cols-2">{children}</div>
    </fieldset>
  );
}

function SystemInputs(props: InputsProps) {
  return (
    <>
      <Group title="What it is">
        <Text {...props} name="assetTag" required hint="As it stands on the label." mono />
        <Text {...props} name="serial" mono />
        <Text {...props} name="manufacturer" />
        <Text {...props} name="model" hint="As it stands on the type label." />
        <Text {...props} name="deviceClass" list="device-classes" />
        <Text {...props} name="modality" hint="As in DICOM: PT, NM, CT, MR." mono />
        <Text {...props} name="softwareVersion" mono />
        <Text {...props} name="operatingSystem" hint="With the service pack, if it is known." />
        <datalist id="device-classes">
          {deviceClasses.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Group>
      <Group title="On the network">
        <Text {...props} name="stationName" mono />
        <Text {...props} name="aeTitles" hint="Several with commas between them." mono />
        <Text {...props} name="ipAddress" mono />
        <Text {...props} name="vlan" mono />
        <Text {...props} name="switchPort" mono />
        <RuhField {...props} />
      </Group>
      <Group title="In the hospital">
        <Text {...props} name="location" />
        <Text {...props} name="clinicalOwner" />
        <Text {...props} name="examsPerDay" hint="Empty when nobody knows." inputMode="numeric" />
        <Text {...props} name="alternative" hint="What stands in when this one cannot be used." />
      </Group>
    </>
  );
}

function Text({
  name,
  values,
  errorsOf,
  required = false,
  ...rest
}: InputsProps &
  Readonly<{
    name: SystemField;
    hint?: string;
    mono?: boolean;
    list?: string;
    inputMode?: "numeric";
    required?: boolean;
  }>) {
  return (
    <TextField
      label={systemFieldNames[name]}
      name={name}
      defaultValue={values[name] ?? ""}
      optional={!required}
      error={errorsOf(name)}
      {...rest}
    />
  );
}

function RuhField({ values, errorsOf }: InputsProps) {
  return (
    <SelectField
      label="Remote update handling (RUH)"
      name="ruhCapable"
      defaultValue={values.ruhCapable ?? "unknown"}
      error={errorsOf("ruhCapable")}
      hint="Whether the vendor can install patches remotely."
    >
      <option value="unknown">Unknown</option>
      <option value="yes">Yes</option>
      <option value="no">No</option>
    </SelectField>
  );
}
