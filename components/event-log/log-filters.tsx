import { RemovableChip } from "@/components/ui/chip";
import { Input } from "@/components/ui/inputs";
import { FilterSelect, SearchField } from "@/components/ui/search-field";
import { type LogFilter, logParameters, subjects } from "@/domain/event-log/log-filter";

const place = "/admin/event-log";

/** What the event log can be narrowed to, and what it is narrowed to now. */
export function LogFilters({ filter }: Readonly<{ filter: LogFilter }>) {
  const without = (name: keyof LogFilter) =>
    `${place}${logParameters({ ...filter, [name]: name === "text" ? "" : null })}`;
  const subject = subjects.find(([value]) => value === filter.type)?.[1] ?? filter.type;
  return (
    <div className="grid gap-2">
      <SearchField
        action={place}
        name="q"
        label="Find in the log"
        placeholder="A person, a word of what was recorded"
        defaultValue={filter.text}
        keep={[["incident", filter.incident]]}
      >
        <FilterSelect
          label="What"
          name="type"
          value={filter.type}
          all="Everything"
          options={subjects.map(([value, label]) => ({ value, label }))}
        />
        <DayInput label="From (UTC)" name="from" value={filter.from} />
        <DayInput label="To (UTC)" name="to" value={filter.to} />
      </SearchField>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {subject && <RemovableChip href={without("type")}>{subject}</RemovableChip>}
        {filter.incident && <RemovableChip href={without("incident")}>{filter.incident}</RemovableChip>}
        {filter.from && <RemovableChip href={without("from")}>{`from ${filter.from}`}</RemovableChip>}
        {filter.to && <RemovableChip href={without("to")}>{`to ${filter.to}`}</RemovableChip>}
        {filter.text && <RemovableChip href={without("text")}>{`“${filter.text}”`}</RemovableChip>}
      </div>
    </div>
  );
}

function DayInput({ label, name, value }: Readonly<{ label: string; name: string; value: string | null }>) {
  const id = `log-${name}`;
  return (
    <span className="flex items-center gap-2 text-meta text-ink-2">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        name={name}
        defaultValue={value ?? ""}
        key={value}
        className="h-control! w-auto!"
      />
    </span>
  );
}
