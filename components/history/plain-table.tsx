"use client";

import type { ReactNode } from "react";

/** A row by its name and its values; `key` tells it from the others. */
export type PlainRow = Readonly<{ key: string; name: ReactNode; values: readonly ReactNode[] }>;

/**
 * Many numbers with little around them: behind a chart stand hundreds of cells, so what they look like is said once, on the table. Where
 * it does not fit it scrolls in itself.
 */
export function PlainTable({
  label,
  heads,
  rows,
}: Readonly<{ label: string; heads: readonly string[]; rows: readonly PlainRow[] }>) {
  return (
    // A box that scrolls is reached by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-panel border bg-surface">
      <table
        aria-label={label}
        className="w-full [&_td]:border-t [&_td]:px-3 [&_td]:py-1 [&_td]:text-right [&_td]:whitespace-nowrap [&_tbody_th]:border-t [&_tbody_th]:px-3 [&_tbody_th]:text-left [&_tbody_th]:font-regular [&_tbody_th]:whitespace-nowrap [&_thead_th]:px-3 [&_thead_th]:py-2 [&_thead_th]:text-right [&_thead_th]:text-meta [&_thead_th]:font-medium [&_thead_th]:text-ink-3 [&_thead_th:first-child]:text-left"
      >
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, values }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={heads[index + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
