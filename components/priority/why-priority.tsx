"use client";

import { type MouseEvent, useEffect, useRef, useState } from "react";
import { AppLink } from "@/components/ui/app-link";
import { DialogBox } from "@/components/ui/dialog";
import { type Priority, priorityWords } from "@/domain/priority/values";
import { PriorityReasons, type ReasonsShown } from "./priority-reasons";

/** The same as JSON carries it: its times are text. */
type Sent = Omit<ReasonsShown, "now" | "override"> &
  Readonly<{
    now: string;
    override: (Omit<NonNullable<ReasonsShown["override"]>, "until"> & { until: string | null }) | null;
  }>;

const read = ({ now, override, ...sent }: Sent): ReasonsShown => ({
  ...sent,
  now: new Date(now),
  override: override && { ...override, until: override.until === null ? null : new Date(override.until) },
});

const isPlain = (event: MouseEvent) =>
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button > 0);

/**
 * "Why?" beside a priority: its inputs, fetched when they are asked for, so that a list of many stays small. Without script, or where
 * they cannot be fetched, it leads to the same on the incident's page.
 */
export function WhyPriority({ incident, priority }: Readonly<{ incident: string; priority: Priority }>) {
  const [shown, setShown] = useState<ReasonsShown | null>(null);
  const href = `/incidents/${incident}#why-priority`;
  async function open(event: MouseEvent) {
    if (!isPlain(event)) return;
    event.preventDefault();
    const answer = await fetch(`/api/incidents/${encodeURIComponent(incident)}/priority`).catch(() => null);
    if (answer?.ok) setShown(read(await answer.json()));
    else location.assign(href);
  }
  const word = priorityWords[priority].toLowerCase();
  return (
    <>
      <AppLink
        href={href}
        onClick={open}
        aria-label={`Why ${word}: ${incident}`}
        aria-haspopup="dialog"
        className="why-link"
      >
        Why?
      </AppLink>
      {shown && <Reasons title={`${incident}: why ${word}?`} shown={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function Reasons({
  title,
  shown,
  onClose,
}: Readonly<{ title: string; shown: ReasonsShown; onClose: () => void }>) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <DialogBox ref={dialog} {...{ title, onClose }}>
      <PriorityReasons {...shown} />
    </DialogBox>
  );
}
