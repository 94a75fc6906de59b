import type { ReactNode } from "react";
import { Button } from "./button";
import { Icon } from "./icon";
import { Input, Select } from "./inputs";

/** Narrows a list by a text: a form that only changes the address, with the other conditions carried along. */
export function SearchField({
  label,
  name,
  defaultValue,
  placeholder,
  action,
  keep = [],
  children,
}: Readonly<{
  label: string;
  name: string;
  defaultValue: string;
  placeholder?: string;
  /** The address of the list, without its parameters. */
  action: string;
  keep?: readonly (readonly [string, string | null])[];
  /** Further conditions: selects of the same form. */
  children?: ReactNode;
}>) {
  return (
    <search className="min-w-0 print:hidden">
      <form action={action} className="flex flex-wrap gap-2">
        {keep.map(([key, value]) => value && <input key={key} type="hidden" name={key} value={value} />)}
        <span className="relative max-w-90 min-w-0 flex-1 basis-44">
          <Icon
            name="search"
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
          />
          <Input
            type="search"
            name={name}
            aria-label={label}
            placeholder={placeholder ?? label}
            defaultValue={defaultValue}
            key={defaultValue}
            maxLength={100}
            className="h-control! pl-8!"
          />
        </span>
        {children}
        <Button type="submit">Find</Button>
      </form>
    </search>
  );
}

/** One further condition of a SearchField: a short list to pick from, the first of which asks for nothing. */
export function FilterSelect({
  label,
  name,
  value,
  all,
  options,
}: Readonly<{
  label: string;
  name: string;
  value: string | null;
  all: string;
  options: readonly Readonly<{ value: string; label: string }>[];
}>) {
  return (
    <Select
      aria-label={label}
      name={name}
      defaultValue={value ?? ""}
      key={value}
      className="h-control! w-auto! max-w-52 max-tablet:max-w-full max-tablet:flex-1 max-tablet:basis-36"
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
