import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "@/lib/class-names";
import { Icon } from "./icon";
import { Input, Select, Textarea } from "./inputs";

/** What a field's control must carry so that its label, its hint and its fault are announced with it. */
export type ControlWiring = Readonly<{
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}>;

/** What every field says about itself. */
export type FieldProps = Readonly<{
  label: ReactNode;
  /** What to type and where to find it; stands below the field, also while it is filled. */
  hint?: ReactNode;
  /** How to put it right, from the refusal of the command. */
  error?: ReactNode;
  optional?: boolean;
  className?: string;
}>;

/** The fault of a field: amber-brown with a sign, never red. */
export function FieldError({ id, children }: Readonly<{ id?: string; children: ReactNode }>) {
  return (
    <span {...(id && { id })} className="flex items-start gap-1.5 text-fault">
      <Icon name="alert" className="mt-0.5 size-4" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}

/** The ids under which a field's hint and fault are found, and the attributes that point to them. */
function wire(id: string, hasHint: boolean, hasError: boolean): ControlWiring {
  const described = [hasError && `${id}-error`, hasHint && `${id}-hint`].filter(Boolean).join(" ");
  return {
    id,
    ...(described && { "aria-describedby": described }),
    ...(hasError && { "aria-invalid": true as const }),
  };
}

/** A field: label above, the control, then its fault and its hint. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  className,
  children,
}: FieldProps & Readonly<{ children: (wiring: ControlWiring) => ReactNode }>) {
  const id = useId();
  const [hasHint, hasError] = [Boolean(hint), Boolean(error)];
  return (
    <div className={classNames("grid content-start gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-regular text-ink-2"> (optional)</span>}
      </label>
      {children(wire(id, hasHint, hasError))}
      {hasError && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hasHint && (
        <span id={`${id}-hint`} className="text-meta text-ink-3">
          {hint}
        </span>
      )}
    </div>
  );
}

type Without<Props> = Omit<Props, "className" | "id" | "aria-describedby" | "aria-invalid" | "required">;

/** A labelled one-line input; required unless it is marked optional. */
export function TextField({
  label,
  hint,
  error,
  optional = false,
  className,
  ...rest
}: FieldProps & Without<ComponentProps<typeof Input>>) {
  return (
    <Field {...{ label, hint, error, optional, ...(className && { className }) }}>
      {(wiring) => <Input {...rest} {...wiring} required={!optional} />}
    </Field>
  );
}

/** A labelled input of several lines. */
export function TextAreaField({
  label,
  hint,
  error,
  optional = false,
  className,
  ...rest
}: FieldProps & Without<ComponentProps<typeof Textarea>>) {
  return (
    <Field {...{ label, hint, error, optional, ...(className && { className }) }}>
      {(wiring) => <Textarea {...rest} {...wiring} required={!optional} />}
    </Field>
  );
}

/** A labelled choice of one; its options are the children. */
export function SelectField({
  label,
  hint,
  error,
  optional = false,
  className,
  ...rest
}: FieldProps & Without<ComponentProps<typeof Select>>) {
  return (
    <Field {...{ label, hint, error, optional, ...(className && { className }) }}>
      {(wiring) => <Select {...rest} {...wiring} required={!optional} />}
    </Field>
  );
}
