"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Place, placeAfter } from "./moves";
import { type Drawn, drawnRows, rowHeight } from "./window";

const links = "tbody a, tbody .grid-absent";

/** What is focused for a place: the link in its cell, else the cell. */
function targetAt(box: HTMLElement, { row, column }: Place): HTMLElement | null {
  const cell = box.querySelector<HTMLElement>(`tr[data-r="${row}"] > [data-c="${column}"]`);
  return cell?.querySelector<HTMLElement>("a") ?? cell;
}

function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>("[data-c]");
  const row = cell?.closest<HTMLElement>("[data-r]");
  return cell && row ? { row: Number(row.dataset.r), column: Number(cell.dataset.c) } : null;
}

/** Brings a cell out from under the heads and the first column. */
function reveal(box: HTMLElement, target: HTMLElement) {
  const cell = (target.closest("[data-c]") ?? target).getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  const head = box.querySelector("thead")?.getBoundingClientRect().height ?? 0;
  const first = box.querySelector("thead th")?.getBoundingClientRect().width ?? 0;
  const isFirst = target.closest("[data-c='0']") !== null;
  const [top, bottom] = [frame.top + head, frame.top + box.clientHeight];
  const [left, right] = [frame.left + first, frame.left + box.clientWidth];
  if (cell.top < top) box.scrollTop -= top - cell.top;
  else if (cell.bottom > bottom) box.scrollTop += cell.bottom - bottom;
  if (isFirst) return;
  if (cell.left < left) box.scrollLeft -= left - cell.left;
  else if (cell.right > right) box.scrollLeft += cell.right - right;
}

/** What a cell is called is shown where the pointer rests; until then it is not written twice. */
function nameUnderPointer({ target }: Readonly<{ target: EventTarget }>) {
  const link = target instanceof Element ? target.closest("a.grid-cell") : null;
  const name = link?.getAttribute("aria-label");
  if (link && name && !link.hasAttribute("title")) link.setAttribute("title", name);
}

/** Of all that can be focused in the rows, the active cell alone is reached by Tab. */
function oneTabStop(box: HTMLElement, active: Place) {
  const chosen = targetAt(box, active) ?? box.querySelector<HTMLElement>(links);
  for (const each of box.querySelectorAll<HTMLElement>(links)) {
    const index = each === chosen ? "0" : "-1";
    if (each.getAttribute("tabindex") !== index) each.setAttribute("tabindex", index);
  }
}

const isPlain = (event: MouseEvent) =>
  !(
    event.defaultPrevented ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey ||
    event.button > 0
  );

/**
 * Draws of many rows those in sight, and moves the focus by the arrow keys: one cell of the grid is reached by Tab. Before script runs
 * the first rows stand there and every link is reached as on any page.
 */
export function useGrid(size: Readonly<{ rows: number; columns: number; first: number }>) {
  const { rows, columns, first } = size;
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<Place | null>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [drawn, setDrawn] = useState<Drawn | null>(null);

  const look = () => {
    const it = box.current;
    if (!it) return;
    const head = it.querySelector("thead")?.offsetHeight ?? 0;
    const next = drawnRows(rows, { top: it.scrollTop, height: Math.max(0, it.clientHeight - head) });
    setDrawn((before) => (before?.start === next.start && before.end === next.end ? before : next));
  };
  const looking = useRef(look);
  useLayoutEffect(() => {
    looking.current = look;
  });

  useEffect(() => {
    const it = box.current;
    if (!it) return;
    const watch = new ResizeObserver(() => looking.current());
    watch.observe(it);
    return () => watch.disconnect();
  }, []);
  // Other rows than before: what is in sight may lie beyond them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number of rows is what it follows
  useEffect(() => looking.current(), [rows]);

  // One cell takes part in the order of Tab; which one is of no concern to the rows, so it is written beside them.
  useLayoutEffect(() => {
    const it = box.current;
    if (!it || !drawn) return;
    oneTabStop(it, active);
    const target = wanted.current && targetAt(it, wanted.current);
    if (!target) return;
    wanted.current = null;
    target.focus({ preventScroll: true });
    reveal(it, target);
  });

  function onKeyDown(event: KeyboardEvent) {
    const here = placeOf(event.target);
    const it = box.current;
    if (!here || !it || event.altKey || event.metaKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor(it.clientHeight / rowHeight) - 3);
    const next = placeAfter(event.key, event.ctrlKey, here, { rows, columns, page });
    if (!next) return;
    event.preventDefault();
    wanted.current = next;
    // A new object each time: the effect above runs though the place may be the same.
    setActive({ ...next });
  }

  function onFocus({ target }: Readonly<{ target: EventTarget }>) {
    const here = placeOf(target);
    if (here && (here.row !== active.row || here.column !== active.column)) setActive(here);
  }

  function onClick(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const href = link?.getAttribute("href");
    if (!href || !isPlain(event)) return;
    event.preventDefault();
    // Safe because the rows' links are made by the portal's own functions of addresses.
    router.push(href as Parameters<typeof router.push>[0]);
  }

  return {
    box,
    drawn: drawn ?? { start: 0, end: Math.min(first, rows) },
    /** Script has taken it over: the space of what is not drawn is kept. */
    taken: drawn !== null,
    active: Math.min(active.row, Math.max(0, rows - 1)),
    onScroll: look,
    acts: { onKeyDown, onFocus, onClick, onMouseOver: nameUnderPointer },
  };
}
