"use client";

import { type RefObject, useEffect } from "react";

const rowsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>("[data-row]")];

/** The row with the focus; without one, the row a list marks as the one it is about. */
const rowHere = (list: HTMLElement): HTMLElement | null =>
  document.activeElement?.closest<HTMLElement>("[data-row]") ??
  list.querySelector<HTMLElement>("[data-row][data-here]");
const boxOf = (row: Element | null | undefined) =>
  row?.querySelector<HTMLInputElement>("input[type=checkbox][data-selects]") ?? null;

/** Takes every tick away and tells whoever counts them. */
export function clearSelection(form: HTMLElement) {
  for (const box of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) box.checked = false;
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function tick(box: HTMLInputElement | null, checked: boolean) {
  if (!box) return;
  box.checked = checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Whether a key press is meant for a field, a dialog or the browser, or single keys were turned off. */
export function isElsewhere(event: KeyboardEvent): boolean {
  if (document.documentElement.dataset.singleKeys === "off") return true;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog:modal, :popover-open")) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const isTick = target instanceof HTMLInputElement && target.type === "checkbox";
  return !isTick && target.matches("input, textarea, select, [contenteditable]");
}

function move(form: HTMLElement, by: 1 | -1) {
  const rows = rowsOf(form);
  const row = rowHere(form);
  const here = row ? rows.indexOf(row) : -1;
  const next = here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by));
  rows[next]?.querySelector<HTMLElement>("a")?.focus();
}

/** Goes on to the first row after those just decided, as they stood: they themselves move behind the undecided. False: there is none. */
export function focusNext(form: HTMLElement): boolean {
  const rows = rowsOf(form);
  const isDone = (row: HTMLElement) => boxOf(row)?.checked ?? false;
  const last = rows.findLastIndex(isDone);
  const next = rows.slice(last + 1).find((row) => !isDone(row)) ?? rows.find((row) => !isDone(row));
  next?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
  return next !== undefined;
}

/**
 * Presses the button of a key: that of the row with the focus, where rows have their own; else that of the form, for what is ticked, or
 * without any tick for the row with the focus.
 */
function press(form: HTMLElement, key: string): boolean {
  const own = rowHere(form)?.querySelector<HTMLButtonElement>(`[data-key="${CSS.escape(key)}"] button`);
  if (own) {
    own.click();
    return true;
  }
  const button = form.querySelector<HTMLButtonElement>(`[data-key="${CSS.escape(key)}"] button`);
  if (!button) return false;
  const here = document.activeElement?.closest("[data-row]");
  const none = form.querySelector("input[data-selects]:checked") === null;
  if (none) tick(boxOf(here), true);
  if (form.querySelector("input[data-selects]:checked")) button.click();
  return true;
}

function act(form: HTMLElement, key: string): boolean {
  const here = document.activeElement?.closest("[data-row]");
  switch (key) {
    case "j":
    case "k":
      move(form, key === "j" ? 1 : -1);
      return true;
    case "x":
      tick(boxOf(here), !boxOf(here)?.checked);
      return true;
    case " ":
      // On a box or a button the browser answers it; on the link of a row it would only scroll.
      if (!(document.activeElement instanceof HTMLAnchorElement) || !boxOf(here)) return false;
      tick(boxOf(here), !boxOf(here)?.checked);
      return true;
    case "Enter":
      if (!(document.activeElement instanceof HTMLInputElement)) return false;
      here?.querySelector<HTMLElement>("a")?.click();
      return true;
    case "Escape":
      clearSelection(form);
      return true;
    default:
      return press(form, key);
  }
}

/** The keys of a list: j and k move, x or the space bar selects, Enter opens, Escape clears; others press the button that carries them as `data-key`. */
export function useRowKeys(form: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!form.current || isElsewhere(event)) return;
      if (act(form.current, event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [form]);
}
