import type { RowFields } from "@/components/advisories/repeated";
import { SelectField, TextField } from "@/components/ui/field";
import type { TypedStep } from "@/domain/checklist/typed-step";

/** One proof that a step asks for. */
export function ProofFields({ name, value, errorOf }: RowFields<TypedStep["evidence"][number]>) {
  return (
    <>
      <input type="hidden" name={name("key")} value={value?.key ?? ""} />
      <TextField
        label="What is asked for"
        name={name("label")}
        defaultValue={value?.label}
        error={errorOf("label")}
      />
      <div className="grid gap-3 tablet:grid-cols-3">
        <SelectField
          label="As"
          name={name("kind")}
          defaultValue={value?.kind ?? "file"}
          error={errorOf("kind")}
        >
          <option value="file">A file</option>
          <option value="value">A value</option>
          <option value="statement">A statement</option>
        </SelectField>
        <SelectField
          label="How much it matters"
          name={name("required")}
          defaultValue={value?.required === false ? "optional" : "required"}
          error={errorOf("required")}
        >
          <option value="required">Required</option>
          <option value="optional">If there is one</option>
        </SelectField>
        <SelectField
          label="It is"
          name={name("scan")}
          defaultValue={value?.scan ? "scan" : "other"}
          error={errorOf("scan")}
        >
          <option value="other">A proof of the step</option>
          <option value="scan">The scan within 24 hours of connecting</option>
        </SelectField>
      </div>
    </>
  );
}
