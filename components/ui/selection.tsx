"use client";

import { useEffect, useRef, useState } from "react";
import { Tick } from "./choice";

const boxesOf = (form: HTMLFormElement | null, name: string) =>
  [...(form?.querySelectorAll<HTMLInputElement>("input[type=checkbox][data-selects]") ?? [])].filter(
    (box) => box.name === name,
  );

/** Counts the ticked boxes of the form around it, and says the number to assistive technology. */
export function SelectedCount({ name }: Readonly<{ name: string }>) {
  const here = useRef<HTMLOutputElement>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    const form = here.current?.closest("form") ?? null;
    const recount = () => setCount(boxesOf(form, name).filter((box) => box.checked).length);
    recount();
    form?.addEventListener("change", recount);
    form?.addEventListener("reset", recount);
    return () => {
      form?.removeEventListener("change", recount);
      form?.removeEventListener("reset", recount);
    };
  }, [name]);
  return (
    <output ref={here} className="pr-1 font-strong">
      {count} selected
    </output>
  );
}

/** Ticks or clears all rows in sight. */
export function SelectAll({ name, label }: Readonly<{ name: string; label: string }>) {
  return (
    <Tick
      aria-label={label}
      onChange={(event) => {
        const { checked, form } = event.currentTarget;
        for (const box of boxesOf(form, name)) box.checked = checked;
      }}
    />
  );
}
