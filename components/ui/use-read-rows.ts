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

/**
 * What was read of the rows of a form that draws itself anew: from the moment a row is ticked it keeps what stood there then
 * (`data-read`), whatever the row shows by the time the form is sent. `readAnew` takes what the rows in sight show from now on, and lets
 * go of those beyond the page, which nobody sees.
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
    readAnew: () => {
      for (const box of boxesOf(form.current)) if (box.dataset.beyond !== undefined) box.checked = false;
      form.current?.dispatchEvent(new Event("change", { bubbles: true }));
      read.current.clear();
    },
  };
}
