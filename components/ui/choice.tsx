import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "@/lib/class-names";
import { FieldError } from "./field";

const box =
  "size-4 shrink-0 cursor-pointer accent-accent disabled:cursor-not-allowed max-tablet:size-5 pointer-coarse:size-5";

type TickProps = Omit<ComponentProps<"input">, "type" | "className"> & Readonly<{ className?: string }>;

/** A tick box alone, for rows of a table; give it a name for assistive technology. */
export function Tick({ className, ...rest }: TickProps & Readonly<{ "aria-label": string }>) {
  return <input type="checkbox" className={classNames(box, "align-middle", className)} {...rest} />;
}

/** A tick box with its sentence; the whole sentence can be pressed. */
export function Checkbox({
  label,
  hint,
  error,
  className,
  ...rest
}: TickProps & Readonly<{ label: ReactNode; hint?: ReactNode; error?: ReactNode }>) {
  const id = useId();
  return (
    <div className={classNames("grid gap-1", className)}>
      <label className="flex min-h-control cursor-pointer items-start gap-2.5 py-1">
        <input
          type="checkbox"
          className={classNames(box, "mt-0.5")}
          {...(error ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
          {...rest}
        />
        <span className="min-w-0">
          <span className="font-medium">{label}</span>
          {hint !== undefined && <span className="block text-ink-2">{hint}</span>}
        </span>
      </label>
      {error !== undefined && error !== null && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** One answer of a choice: what it is called, what it means, and why it cannot be taken now. */
export type Choice = Readonly<{ value: string; label: ReactNode; hint?: ReactNode; unavailable?: ReactNode }>;

/** A question with a few answers of which one is taken. */
export function RadioGroup({
  legend,
  name,
  choices,
  defaultValue,
  hint,
  error,
  required = true,
  inline = false,
  className,
  onChange,
}: Readonly<{
  legend: ReactNode;
  name: string;
  choices: readonly Choice[];
  defaultValue?: string | undefined;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  inline?: boolean;
  className?: string;
  onChange?: (value: string) => void;
}>) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <fieldset
      className={classNames("grid gap-1", className)}
      {...(described && { "aria-describedby": described })}
      {...(error ? { "aria-invalid": true } : {})}
    >
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className={inline ? "flex flex-wrap gap-x-6 gap-y-1" : "grid gap-1"}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-control cursor-pointer items-start gap-2.5 py-1 has-disabled:cursor-not-allowed has-disabled:text-ink-3"
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              required={required}
              disabled={choice.unavailable !== undefined}
              defaultChecked={choice.value === defaultValue}
              className={classNames(box, "mt-0.5")}
              {...(onChange && { onChange: () => onChange(choice.value) })}
            />
            <span className="min-w-0">
              <span className="font-medium">{choice.label}</span>
              {choice.hint !== undefined && <span className="block text-ink-2">{choice.hint}</span>}
              {choice.unavailable !== undefined && (
                <span className="block text-ink-2">{choice.unavailable}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && error !== null && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint !== undefined && (
        <span id={`${id}-hint`} className="text-meta text-ink-3">
          {hint}
        </span>
      )}
    </fieldset>
  );
}
