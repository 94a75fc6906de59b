"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const Opener = createContext<string | null>(null);

/** Tells the forms in it who is signed in. */
export function FormOpener({ person, children }: Readonly<{ person: string; children: ReactNode }>) {
  return <Opener value={person}>{children}</Opener>;
}

/** Who was signed in when the form was opened; that stays so when the page is drawn anew for somebody else. */
export function useFormOpener(): string | null {
  const [openedBy] = useState(useContext(Opener));
  return openedBy;
}
