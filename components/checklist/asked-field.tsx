import { SelectField, TextAreaField, TextField } from "@/components/ui/field";

/** A text that a step asks for, with what was answered before. `state` is what a file shows of a port, `time` a time on the site's clock. */
export type TextAsked = Readonly<{
  key: string;
  label: string;
  kind: "value" | "statement" | "state" | "time";
  required: boolean;
  before: string;
  hint?: string;
}>;

/** The field of a text that is asked for, under the name by which the form is read. */
export function AskedField({
  asked: { label, kind, required, before, hint },
  name,
}: Readonly<{ asked: TextAsked; name: string }>) {
  const shared = { label, name, optional: !required, defaultValue: before, hint } as const;
  switch (kind) {
    case "statement":
      return <TextAreaField {...shared} rows={2} />;
    case "state":
      return (
        <SelectField {...shared} className="max-w-80">
          <option value="">Choose</option>
          <option value="filtered">Filtered: nothing gets through</option>
          <option value="open">Open: let through</option>
          <option value="unknown">Unknown: the file does not say</option>
        </SelectField>
      );
    case "time":
      return <TextField {...shared} type="datetime-local" className="max-w-80" />;
    case "value":
      return <TextField {...shared} />;
  }
}
