"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "./button";

/** Where everything a filter lets through is found, and how many rows that is. */
export type Fitting = Readonly<{ href: string; total: number }>;

/** A row beyond the page, and what is read of it. */
type FoundRow = Readonly<{ id: string; readMark: string }>;
type Found = Readonly<{ rows: readonly FoundRow[]; more: boolean }>;
type Selected = Readonly<{ beyond: readonly FoundRow[]; count: number; more: boolean }>;

/** Ticks the rows in sight that are among those found, and says which others there are. */
function tickFound(form: HTMLFormElement | null, name: string, { rows, more }: Found): Selected {
  const wanted = new Map(rows.map((row) => [row.id, row]));
  const boxes = form?.querySelectorAll<HTMLInputElement>("input[data-selects]:not([data-beyond])") ?? [];
  for (const box of boxes) {
    if (box.name !== name) continue;
    box.checked = wanted.has(box.value);
    wanted.delete(box.value);
  }
  return { beyond: [...wanted.values()], count: rows.length, more };
}

/**
 * Selects what a filter lets through on every page, row by row: the form sends the ids that were counted and no others, whatever comes
 * to fit in the meantime.
 */
export function SelectFitting({ name, href, total }: Fitting & Readonly<{ name: string }>) {
  const here = useRef<HTMLSpanElement>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [state, setState] = useState<"ready" | "asking" | "failed">("ready");
  useEffect(() => {
    const form = here.current?.closest("form") ?? null;
    if (selected) form?.dispatchEvent(new Event("change", { bubbles: true }));
    const forget = (event: Event) => {
      // A row that is ticked or cleared tells so itself; the form tells only when all are cleared.
      if (event.target === form && !form?.querySelector("[data-beyond]:checked")) setSelected(null);
    };
    form?.addEventListener("change", forget);
    return () => form?.removeEventListener("change", forget);
  }, [selected]);

  async function ask() {
    setState("asking");
    try {
      const answer = await fetch(href);
      if (!answer.ok) throw new Error(String(answer.status));
      // Safe because only this portal's own route answers here.
      const found = (await answer.json()) as Found;
      setSelected(tickFound(here.current?.closest("form") ?? null, name, found));
      setState("ready");
    } catch {
      setState("failed");
    }
  }

  return (
    <span ref={here} className="inline-flex flex-wrap items-center gap-2">
      {state === "failed" && <span role="alert">The portal did not answer. Try again.</span>}
      {selected === null ? (
        <Button busy={state === "asking"} onClick={ask}>
          Select all {total} that fit
        </Button>
      ) : (
        selected.more && <span>The first {selected.count}: more are not decided at once.</span>
      )}
      <span hidden>
        {selected?.beyond.map(({ id, readMark }) => (
          <input
            key={id}
            type="checkbox"
            name={name}
            value={id}
            defaultChecked
            data-selects
            data-beyond
            data-read={readMark}
            aria-label="Beyond this page"
          />
        ))}
      </span>
    </span>
  );
}
