"use client";

import { useState } from "react";
import { useRead } from "@/components/ui/use-read";

/** The incident whose page this is. */
export type Here = Readonly<{
  system: string;
  /** The answer that was seen; null where the step was done here already. */
  seen: string | null;
  /** The answer that stands here, whose files go along; "" where none does. */
  standing: string;
  doneBy: string;
}>;

export type Other = Readonly<{
  key: string;
  assetTag: string;
  systemName: string;
  location: string;
  trackingId: string;
  seen: string | null;
}>;

/** A file that goes along. */
export type Along = Readonly<{ id: string; name: string }>;

type Shown = Readonly<{ here: Here; files: readonly Along[] }>;

/** What was read of the incident here, its files, and each other incident when it was chosen; and what is otherwise by now. */
export function useSeveral(here: Here, files: readonly Along[], others: readonly Other[]) {
  const [chosen, choose] = useState<readonly Other[]>([]);
  const shown: Shown = { here, files };
  const carried = {
    seen: here.seen ?? "done",
    standing: here.standing,
    files: files.map(({ id }) => id).join(" "),
  };
  const { touch, follow, ...read } = useRead(carried, { shown });
  const held = read.shown ?? shown;
  const isChosen = (key: string) => chosen.some((other) => other.key === key);
  const rows = [
    ...others.map((other) => chosen.find(({ key }) => key === other.key) ?? other),
    ...chosen.filter(({ key }) => others.every((other) => other.key !== key)),
  ];
  return {
    ...held,
    rows,
    chosen,
    touch,
    isChosen,
    toggle: (other: Other, on: boolean) =>
      choose((before) => [...before.filter(({ key }) => key !== other.key), ...(on ? [other] : [])]),
    changes: [
      ...changedHere(held, shown),
      ...chosen.flatMap((other) => changedThere(other, others)),
    ] as readonly string[],
    readAgain: () => {
      read.readAgain();
      choose((before) => others.filter(({ key }) => before.some((other) => other.key === key)));
    },
    /** It was recorded: from now on the form is about what is shown. */
    done: () => {
      choose([]);
      follow();
    },
  };
}

function changedHere(before: Shown, now: Shown): readonly string[] {
  const gone = before.files.filter(({ id }) => now.files.every((file) => file.id !== id));
  const come = now.files.filter(({ id }) => before.files.every((file) => file.id !== id));
  const answered = before.here.seen !== now.here.seen || before.here.standing !== now.here.standing;
  return [
    ...(answered ? [answeredWords(now.here)] : []),
    ...gone.map(({ name }) => `${name} no longer goes along.`),
    ...come.map(({ name }) => `${name} goes along now.`),
  ];
}

const answeredWords = ({ system, seen, doneBy }: Here): string =>
  seen === null ? `${doneBy} did the step on ${system}.` : `The step was answered on ${system}.`;

function changedThere(other: Other, now: readonly Other[]): readonly string[] {
  const there = now.find(({ key }) => key === other.key);
  if (there?.seen === other.seen) return [];
  const of = `${other.key}, ${other.systemName}, ${other.assetTag}`;
  return [there ? `${of}: the step was answered there.` : `${of}: it does not wait for the step any more.`];
}
