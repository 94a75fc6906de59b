import { Button } from "./button";
import { Icon } from "./icon";
import { Input } from "./inputs";

/** Narrows a list by a text: a form that only changes the address, with the other conditions carried along. */
export function SearchField({
  label,
  name,
  defaultValue,
  placeholder,
  action,
  keep = [],
}: Readonly<{
  label: string;
  name: string;
  defaultValue: string;
  placeholder?: string;
  /** The address of the list, without its parameters. */
  action: string;
  keep?: readonly (readonly [string, string | null])[];
}>) {
  return (
    <form
      action={action}
      role="search"
      className="flex max-w-110 min-w-0 flex-1 gap-2 print:hidden"
    >
      {keep.map(([key, value]) => value && <input key={key} type="hidden" name={key} value={value} />)}
      <span className="relative min-w-0 flex-1">
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
      <Button type="submit">Find</Button>
    </form>
  );
}
