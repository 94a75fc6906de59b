"use client";

import { type ReactNode, useState } from "react";

/**
 * The page of a draft as it was last drawn: once the draft has ended under whoever is typing in it, it says so and keeps what was typed.
 * Without a page that was drawn before, what stands instead of it.
 */
export function KeptDraft({
  ended = null,
  instead = null,
  children = null,
}: Readonly<{ ended?: ReactNode; instead?: ReactNode; children?: ReactNode }>) {
  const [kept, setKept] = useState(children);
  if (ended === null && kept !== children) setKept(children);
  if (ended !== null && kept === null) return instead;
  return (
    <>
      {ended}
      {ended === null ? children : kept}
    </>
  );
}
