"use client";

import { CloseDialogWhenDone } from "@/components/ui/dialog";
import { FieldError, SelectField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { useFormAction } from "@/components/ui/use-form-action";
import { type Role, roles } from "@/domain/access/permissions";
import { roleNames } from "@/domain/access/role-names";
import type { FormAction } from "@/lib/form-state";

const may: Readonly<Record<Role, string>> = {
  administrator: "People, sites, sign-in. Sees no incident.",
  coordinator: "Advisories, matches, incidents; verifies others' work; one half of an approval.",
  technician: "Works through checklists and attaches evidence.",
  "clinical-lead": "Answers for patient safety; the other half of an approval.",
  executive: "Reads the status of sites; opens no evidence.",
  auditor: "Reads everything, changes nothing.",
};

/** Gives a role at one site or at all of them. */
export function GiveGrantForm({
  action,
  personId,
  sites,
}: Readonly<{
  action: FormAction<null, { code: string; sentence: string }>;
  personId: string;
  sites: readonly Readonly<{ id: string; name: string }>[];
}>) {
  const { send, pending, state, refused, errorsOf } = useFormAction(action);
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <input type="hidden" name="personId" value={personId} />
      <SelectField label="Role" name="role" defaultValue="technician" error={errorsOf("role")}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {roleNames[role]}: {may[role]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Where"
        name="siteId"
        error={errorsOf("siteId")}
        hint="It acts at the person's next request."
      >
        {sites.map((site) => (
          <option key={site.id} value={site.id}>
            {site.name}
          </option>
        ))}
        <option value="all">All sites</option>
      </SelectField>
      {refused && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <div>
        <SubmitButton>Give the role</SubmitButton>
      </div>
      <CloseDialogWhenDone state={state} />
    </Form>
  );
}
