import { Icon } from "./icon";

const formats = [
  ["csv", "CSV"],
  ["xlsx", "XLSX"],
] as const;

type Parameters = string | readonly (readonly [string, string])[];

/** Where a list as it is narrowed now is handed out whole; the parameters are those of its page. */
function listHref(list: string, format: string, asked: Parameters): string {
  const kept = new URLSearchParams(
    typeof asked === "string" ? asked : asked.map(([name, value]) => [name, value]),
  );
  kept.delete("after");
  return `/api/lists/${list}?${new URLSearchParams([["format", format], ...kept])}`;
}

/** At the foot of every list: all of it as a file, on whatever page of it one is; further kinds of file stand after the two. */
export function TakeAway({
  list,
  asked = "",
  also = [],
}: Readonly<{
  list: string;
  asked?: Parameters;
  also?: readonly Readonly<{ href: string; label: string }>[];
}>) {
  const ways = formats.map(([format, label]) => ({ href: listHref(list, format, asked), label }));
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 print:hidden">
      <Icon name="download" className="size-4 text-ink-3" />
      Take the whole list away:
      {[...ways, ...also].map(({ href, label }) => (
        <a
          key={href}
          href={href}
          download
          aria-label={`Take the whole list away as ${label}`}
          className="inline-flex min-h-6 items-center font-medium text-accent underline underline-offset-2 hover:text-accent-hover"
        >
          {label}
        </a>
      ))}
    </p>
  );
}
