import { type IncidentPlace, stepHref } from "@/components/incidents/place";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Key, Meta, TextLink } from "@/components/ui/text";
import { AskedField, type TextAsked } from "./asked-field";
import type { Along } from "./use-several";

const labelAsked = "The last three characters of the asset label";

/** The files that go along to every other incident. */
export function Files({
  files,
  place,
  step,
}: Readonly<{ files: readonly Along[]; place: IncidentPlace; step: string }>) {
  if (files.length === 0) {
    return (
      <p className="text-ink-2">
        No file goes along. Files are attached at{" "}
        <TextLink href={stepHref(place.incident, step)}>the step</TextLink>.
      </p>
    );
  }
  return (
    <div>
      <Meta>{files.length === 1 ? "This file goes along" : `These ${files.length} files go along`}</Meta>
      <ul>
        {files.map(({ id, name }) => (
          <li key={id} className="wrap-anywhere">
            <input type="hidden" name="along" value={id} />
            <Key className="whitespace-normal!">{name}</Key>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is said once for all of them. */
export const Statements = ({ texts }: Readonly<{ texts: readonly TextAsked[] }>) =>
  texts
    .filter((asked) => asked.kind === "statement")
    .map(({ key, label, required }) => (
      <div key={key}>
        <input type="hidden" name="shared" value={key} />
        <TextAreaField label={label} name={`answer.${key}`} optional={!required} rows={2} />
      </div>
    ));

/** What is asked of one system alone: the end of its label, and what was read on it. */
export function OwnFields({
  of,
  asksLabel,
  values,
  label,
  value,
}: Readonly<{ of: string; asksLabel: boolean; values: readonly TextAsked[]; label: string; value: string }>) {
  return (
    <>
      {asksLabel && (
        <TextField
          label={`${labelAsked} of ${of}`}
          name={label}
          mono
          maxLength={3}
          autoCapitalize="characters"
          hint="Read them from the label on the system."
          className="max-w-80"
        />
      )}
      {values.map((asked) => (
        <AskedField
          key={asked.key}
          asked={{ ...asked, label: `${asked.label}, ${of}` }}
          name={`${value}${asked.key}`}
        />
      ))}
      {!asksLabel && values.length === 0 && <p className="text-ink-2">Nothing of its own is asked here.</p>}
    </>
  );
}
