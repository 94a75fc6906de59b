"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";
import { incidentHref, stepHref } from "@/components/incidents/place";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/text";
import { uploadStore } from "./upload-store";
import { type UnsentStep, useUnsent } from "./use-unsent";

/**
 * Looks after the files on this device that are not attached yet, on whatever page one is: they go on being sent, a line says
 * where they belong, and the browser asks before the window is closed. Another person who signs in never sends them.
 */
export function UnsentFiles({ person }: Readonly<{ person: string }>) {
  const [unsent, path, router] = [useUnsent(), usePathname(), useRouter()];
  useEffect(() => uploadStore.ownedBy(person), [person]);
  useEffect(() => uploadStore.whenAttached(() => router.refresh()), [router]);
  useWarningBeforeLeaving(unsent.length > 0);
  const elsewhere = unsent.filter(({ incidentKey }) => incidentHref(incidentKey) !== path);
  if (elsewhere.length === 0) return null;
  return (
    <ul
      aria-label="Files that are not attached yet"
      className="fixed inset-x-0 bottom-0 z-10 grid gap-1 border-t bg-raised px-page py-2 shadow-float max-tablet:bottom-16 print:hidden"
    >
      {elsewhere.map((step) => (
        <li key={`${step.incidentKey}/${step.stepKey}`} className="flex items-center gap-2">
          <Icon name="upload" className="size-4 text-waiting" />
          <TextLink href={stepHref(step.incidentKey, step.stepKey)}>{told(step)}</TextLink>
        </li>
      ))}
    </ul>
  );
}

const told = ({ incidentKey, count }: UnsentStep) =>
  `${count === 1 ? "1 file" : `${count} files`} of ${incidentKey} not attached yet`;

/** The browser's own question before the window with unsent files is closed. */
function useWarningBeforeLeaving(unsent: boolean) {
  useEffect(() => {
    if (!unsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsent]);
}
