import { useId } from "react";
import { Button, buttonClasses } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Icon } from "@/components/ui/icon";
import { mostColumns, type SystemColumn, systemColumnNames, systemColumns } from "@/domain/systems/columns";
import { systemPairs } from "@/domain/systems/list-filter";
import type { SystemFilter } from "@/domain/systems/rows";
import { classNames } from "@/lib/class-names";

// Below its button where there is room for it; on a phone in the middle.
const place =
  "tablet:supports-[position-area:bottom]:inset-auto tablet:supports-[position-area:bottom]:m-0 tablet:supports-[position-area:bottom]:mt-1 tablet:supports-[position-area:bottom]:[position-area:bottom_span-left] tablet:supports-[position-area:bottom]:[position-try-fallbacks:flip-block,flip-inline]";

/** Which columns the list shows: a form in the browser's own popover, without script; the choice is kept for the person. */
export function ColumnChoice({
  filter,
  columns,
}: Readonly<{ filter: SystemFilter; columns: readonly SystemColumn[] }>) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} className={buttonClasses("quiet", "small")}>
        Columns
        <Icon name="down" className="size-3!" />
      </button>
      <div
        id={id}
        popover="auto"
        className={classNames(
          "m-auto max-h-[min(76dvh,600px)] w-[min(440px,94vw)] overflow-y-auto rounded-panel border bg-raised p-4 text-ink shadow-float",
          place,
        )}
      >
        <form action="/systems/columns" method="post" className="grid gap-3">
          {systemPairs(filter).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <fieldset>
            <legend className="pb-1 font-strong">Columns of the list</legend>
            <p className="text-ink-2">Beside the asset tag and the system, {mostColumns} at most.</p>
            <div className="mt-1 grid gap-x-4 tablet:grid-cols-2">
              {systemColumns.map((column) => (
                <Checkbox
                  key={column}
                  name="column"
                  value={column}
                  label={systemColumnNames[column]}
                  defaultChecked={columns.includes(column)}
                />
              ))}
            </div>
          </fieldset>
          <div className="sticky bottom-0 -mx-4 -mb-4 flex flex-wrap gap-2 border-t bg-raised px-4 py-3">
            <Button type="submit" look="primary">
              Show these
            </Button>
            <Button type="submit" name="usual" value="yes">
              The usual ones
            </Button>
          </div>
        </form>
      </div>
    </>
  );
}
