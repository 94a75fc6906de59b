"use client";

import { type ComponentType, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { SectionHeading } from "@/components/ui/text";

export type ErrorsOf = (field: string) => string | undefined;

/** What the fields of one row are given: the beginning of their names, what stands in them at first, and their faults. */
export type RowFields<Value> = Readonly<{
  name: (field: string) => string;
  value: Value | null;
  errorOf: ErrorsOf;
}>;

type Row<Value> = Readonly<{ key: number; value: Value | null }>;

/** A group of fields as often as it is needed. What was typed in one row stays when another is added or taken out. */
export function Repeated<Value>({
  group,
  title,
  one,
  values,
  errorsOf,
  Fields,
  mayBeNone = false,
}: Readonly<{
  group: string;
  title: string;
  one: string;
  values: readonly Value[];
  errorsOf: ErrorsOf;
  Fields: ComponentType<RowFields<Value>>;
  /** Begin without a row where nothing is given; else with an empty one. */
  mayBeNone?: boolean;
}>) {
  const first: readonly (Value | null)[] = values.length > 0 || mayBeNone ? values : [null];
  const [rows, setRows] = useState<readonly Row<Value>[]>(() => first.map((value, key) => ({ key, value })));
  const next = useRef(first.length);
  const error = errorsOf(group);
  const add = () => {
    const key = next.current++;
    setRows((before) => [...before, { key, value: null }]);
  };
  return (
    <section className="grid gap-3" aria-label={title}>
      <SectionHeading ruled aside={rows.length > 1 ? `${rows.length} in all` : undefined}>
        {title}
      </SectionHeading>
      {rows.map(({ key, value }, index) => (
        <Panel key={key} className="p-4">
          <fieldset className="grid gap-3">
            <legend className="sr-only">
              {one} {index + 1}
            </legend>
            <Fields
              name={(field) => `${group}.${index}.${field}`}
              value={value}
              errorOf={(field) => errorsOf(`${group}.${index}.${field}`)}
            />
            <div>
              <Button
                look="quiet"
                size="small"
                onClick={() => setRows((before) => before.filter((each) => each.key !== key))}
              >
                Take out
                <span className="sr-only">
                  {" "}
                  ({one} {index + 1})
                </span>
              </Button>
            </div>
          </fieldset>
        </Panel>
      ))}
      {error !== undefined && <p role="alert">{error}</p>}
      <div>
        <Button onClick={add}>Add {rows.length === 0 ? one : `another ${one}`}</Button>
      </div>
    </section>
  );
}
