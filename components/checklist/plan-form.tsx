"use client";

import { useState } from "react";
import type { IncidentPlace } from "@/components/incidents/place";
import { RadioGroup } from "@/components/ui/choice";
import { TextAreaField, TextField } from "@/components/ui/field";
import type { Patch } from "@/domain/checklist/facts";
import type { Delivery, Remediation } from "@/domain/checklist/template";
import { ActForm } from "./act-form";
import type { StepAction } from "./actions";

/** What is planned about the vulnerability: installed on site or remotely, none will come, or withdrawn. */
export function PlanForm({
  action,
  place,
  seen,
  before,
  ruhCapable,
}: Readonly<{
  action: StepAction;
  place: IncidentPlace;
  seen: string;
  before: Readonly<{
    remediation: Remediation;
    delivery: Delivery | null;
    vendorCase: string;
    reason: string;
    expected: Patch | null;
  }> | null;
  ruhCapable: "yes" | "no" | "unknown";
}>) {
  const [remediation, setRemediation] = useState<string | null>(before?.remediation ?? null);
  return (
    <ActForm action={action} place={place} hidden={{ seen }} submit="Record the plan">
      {(errorsOf) => (
        <>
          <RadioGroup
            legend="What happens about the vulnerability?"
            name="remediation"
            defaultValue={before?.remediation}
            onChange={setRemediation}
            error={errorsOf("remediation")}
            choices={[
              { value: "install", label: "A remediation is installed" },
              {
                value: "none-will-come",
                label: "None will come",
                hint: "A coordinator decides this. The incident stays open under an accepted risk until the system is replaced or withdrawn.",
              },
              {
                value: "withdraw",
                label: "The system is withdrawn from service",
                hint: "A coordinator decides this. Removed, or disconnected for good.",
              },
            ]}
          />
          {remediation === "install" && (
            <RadioGroup
              legend="How does it come?"
              name="delivery"
              defaultValue={before?.delivery ?? undefined}
              error={errorsOf("delivery")}
              choices={[
                { value: "on-site", label: "On site", hint: "A service engineer installs it at the system." },
                {
                  value: "remote-update",
                  label: "By remote update (RUH)",
                  hint: remoteHints[ruhCapable],
                },
              ]}
            />
          )}
          {remediation === "install" && (
            <div className="grid gap-4 tablet:grid-cols-2">
              <TextField
                label="Expected package"
                name="expectedPackage"
                mono
                optional
                hint="As the vendor names it. Nothing is installed before it is known."
                defaultValue={before?.expected?.package}
                error={errorsOf("expectedPackage")}
              />
              <TextField
                label="Expected version"
                name="expectedVersion"
                mono
                optional
                hint="As the console will show it; both are compared when it is installed."
                defaultValue={before?.expected?.version}
                error={errorsOf("expectedVersion")}
              />
            </div>
          )}
          <TextField
            label="Vendor case number"
            name="vendorCase"
            mono
            optional
            defaultValue={before?.vendorCase}
            error={errorsOf("vendorCase")}
            className="max-w-80"
          />
          <TextAreaField
            label={remediation === "install" || remediation === null ? "What the vendor wrote" : "Why"}
            name="reason"
            rows={2}
            optional={remediation === "install" || remediation === null}
            defaultValue={before?.reason}
            error={errorsOf("reason")}
          />
        </>
      )}
    </ActForm>
  );
}

const remoteHints: Readonly<Record<"yes" | "no" | "unknown", string>> = {
  yes: "The inventory says that this system takes remote updates; make sure of it with the vendor. It is connected only under a permit, which this plan asks a coordinator for.",
  no: "The inventory says that this system takes no remote updates: no permit can be issued.",
  unknown: "The inventory does not say whether this system takes remote updates; a permit needs a yes.",
};
