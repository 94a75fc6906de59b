"use client";

import { type RefObject, useEffect, useRef } from "react";

const boxesOf = (form: HTMLFormElement | null) => [
  ...(form?.querySelectorAll<HTMLInputElement>("input[type=checkbox][data-selects]") ?? []),
];

/** Keeps what stood in each row when it was ticked, and lets go of rows that are ticked no more. */
function keepRead(read: Map<string, string>, boxes: readonly HTMLInputElement[]) {
  for (const { value, checked, dataset } of boxes) {
    if (!checked) read.delete(value);
    else if (!read.has(value)) read.set(value, dataset.read ?? "");
  }
}

type FoundRow = Readonly<{ id: string; readMark: string }>;

/** What is to be read now of the rows that an address finds; none where it does not answer. */
async function readNow(href: string | null): Promise<ReadonlyMap<string, string>> {
  try {
    const answer = href === null ? null : await fetch(href);
    if (!answer?.ok) return new Map();
    // Safe because only this portal's own route answers here.
    const { rows } = (await answer.json()) as { rows: readonly FoundRow[] };
    return new Map(rows.map((row) => [row.id, row.readMark]));
  } catch {
    return new Map();
  }
}

/**
 * What was read of the rows of a form that draws itself anew: from the moment a row is ticked it keeps what stood there then
 * (`data-read`), whatever the row shows by the time the form is sent. `readAnew` takes what the rows in sight show from now on; of those
 * beyond the page, which nobody sees, the ones stay ticked of which the same is to be read as before.
 */
export function useReadRows(form: RefObject<HTMLFormElement | null>) {
  const read = useRef(new Map<string, string>());
  useEffect(() => {
    const { current } = form;
    const keep = () => keepRead(read.current, boxesOf(current));
    current?.addEventListener("change", keep);
    return () => current?.removeEventListener("change", keep);
  }, [form]);
  return {
    marksOf: (ids: readonly string[]): readonly string[] => {
      const shown = new Map(boxesOf(form.current).map((box) => [box.value, box.dataset.read ?? ""]));
      return ids.map((id) => read.current.get(id) ?? shown.get(id) ?? "");
    },
    readAnew: async (href: string | null) => {
      const beyond = boxesOf(form.current).filter((box) => box.dataset.beyond !== undefined);
      const now = await readNow(beyond.some((box) => box.checked) ? href : null);
      for (const box of beyond) if (now.get(box.value) !== (box.dataset.read ?? "")) box.checked = false;
      form.current?.dispatchEvent(new Event("change", { bubbles: true }));
      read.current.clear();
    },
  };
}
