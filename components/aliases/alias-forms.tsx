"use client";

import { type ComponentProps, useState } from "react";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import {
  type AliasKind,
  aliasKindNames,
  aliasKinds,
  knownOperatingSystems,
  readAliasKind,
} from "@/domain/matching/alias-words";
import { deviceClasses } from "@/domain/systems/device-classes";
import { PlannedForm } from "./planned-form";

type Action = ComponentProps<typeof PlannedForm>["action"];

/** Adds another name of something; what it would change is shown before it takes effect. */
export function AddAliasForm({ action, known }: Readonly<{ action: Action; known: readonly string[] }>) {
  const [kind, setKind] = useState<AliasKind>("vendor");
  return (
    <PlannedForm action={action} confirm="Add the alias" done="The alias holds from today.">
      {(errorsOf) => (
        <>
          <SelectField
            label="Other name of a"
            name="kind"
            value={kind}
            onChange={(event) => setKind(readAliasKind(event.target.value) ?? "vendor")}
          >
            {aliasKinds.map((each) => (
              <option key={each} value={each}>
                {aliasKindNames[each].toLowerCase()}
              </option>
            ))}
          </SelectField>
          <TextField
            label="As it is written"
            name="text"
            error={errorsOf("text")}
            hint="Capitals, blanks and punctuation make no difference."
          />
          <Means kind={kind} known={known} error={errorsOf("means")} />
          <TextAreaField
            label="Where this is known from"
            name="reason"
            error={errorsOf("reason")}
            hint="A letter of the vendor, a type label. It stands beside the alias."
          />
        </>
      )}
    </PlannedForm>
  );
}

function Means({
  kind,
  known,
  error,
}: Readonly<{ kind: AliasKind; known: readonly string[]; error: string | undefined }>) {
  if (kind === "vendor" || kind === "model") {
    return (
      <>
        <TextField
          label="Stands for"
          name="means"
          error={error}
          list={kind === "vendor" ? "known-vendors" : undefined}
        />
        <datalist id="known-vendors">
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </>
    );
  }
  const choices =
    kind === "class" ? deviceClasses.map((name) => ({ id: name, name })) : knownOperatingSystems;
  return (
    <SelectField key={kind} label="Stands for" name="means" error={error}>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** Ends an alias; it stays readable with its history. */
export function EndAliasForm({ action, aliasId }: Readonly<{ action: Action; aliasId: string }>) {
  return (
    <PlannedForm action={action} confirm="End the alias" done="The alias holds no more.">
      {(errorsOf) => (
        <>
          <input type="hidden" name="aliasId" value={aliasId} />
          <TextAreaField label="Why it holds no more" name="reason" error={errorsOf("reason")} />
        </>
      )}
    </PlannedForm>
  );
}
