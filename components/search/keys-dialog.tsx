"use client";

import { useEffect, useRef, useState } from "react";
import { DialogBox } from "@/components/ui/dialog";
import { singleKeysCookie } from "@/lib/single-keys";
import type { GoTo } from "./go-to";
import { type PageKey, pageKeys } from "./page-keys";

/** The keys that work on this page, and whether single ones do. */
export default function KeysDialog({
  places,
  onClose,
}: Readonly<{ places: readonly GoTo[]; onClose: () => void }>) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [here] = useState(() => pageKeys(document));
  const [on, set] = useState(() => document.documentElement.dataset.singleKeys !== "off");
  useEffect(() => dialog.current?.showModal(), []);
  const everywhere = [
    { keys: ["?"], does: "This list" },
    ...places.flatMap(({ label, letter }) =>
      letter ? [{ keys: ["g", letter], does: `Go to ${label}` }] : [],
    ),
  ];
  return (
    <DialogBox ref={dialog} title="Keys on this page" onClose={onClose}>
      <div className="grid gap-5">
        <Keys name="Always" keys={[{ keys: ["Ctrl", "K"], does: "Search, or go anywhere (on a Mac ⌘ K)" }]} />
        {on && here.length > 0 && <Keys name="In this list" keys={here} />}
        {on && <Keys name="On every page, while not typing" keys={everywhere} />}
        <label className="flex min-h-row items-center gap-2.5 border-t pt-3">
          <input type="checkbox" checked={on} onChange={(event) => set(keep(event.target.checked))} />
          Single keys work
        </label>
      </div>
    </DialogBox>
  );
}

/** Keeps the choice for a year, for this browser alone, and follows it at once. */
function keep(on: boolean): boolean {
  const value = on ? "on" : "off";
  // biome-ignore lint/suspicious/noDocumentCookie: the CookieStore API is missing in browsers we serve, and this cookie is no secret
  document.cookie = `${singleKeysCookie}=${value}; path=/; max-age=31536000; samesite=lax`;
  document.documentElement.dataset.singleKeys = value;
  return on;
}

function Keys({ name, keys }: Readonly<{ name: string; keys: readonly PageKey[] }>) {
  return (
    <section aria-label={name}>
      <h3 className="pb-1 font-strong">{name}</h3>
      <dl className="grid grid-cols-[minmax(88px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {keys.map(({ keys: pressed, does }) => (
          <div key={pressed.join(" ")} className="contents">
            <dt className="flex items-center gap-1">
              {pressed.map((key) => (
                <kbd
                  key={key}
                  className="inline-grid h-5.5 min-w-5.5 place-items-center rounded-[3px] border border-b-2 border-line-strong px-1.5 font-mono text-meta leading-none"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
