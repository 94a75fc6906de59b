"use client";

import { createContext, type ReactNode, startTransition, useEffect, useState } from "react";
import type { UploadPlace } from "@/components/evidence/upload-store";
import { useUnsent } from "@/components/evidence/use-unsent";
import { Button } from "@/components/ui/button";

/** Folds the answer around a form once its act is done. */
export const FoldContext = createContext<() => void>(() => {});

/**
 * The form of an answer: open while the answer is due, behind a button once there is one. It stays in place while others
 * change the step, so that nothing that was typed is lost.
 */
export function AnswerFold({
  again,
  label,
  step,
  uploader,
  children,
}: Readonly<{
  again: boolean;
  label: string;
  step: UploadPlace;
  /** Where files are attached; it outlives the form, and stays in sight while one of its files is not attached. */
  uploader: ReactNode;
  children: ReactNode;
}>) {
  const [open, setOpen] = useState(!again);
  const [round, setRound] = useState(0);
  const waits = useUnsent().some(
    ({ incidentKey, stepKey }) => incidentKey === step.incidentKey && stepKey === step.stepKey,
  );
  useEffect(() => {
    if (!again) setOpen(true);
  }, [again]);
  // A form that has done its act begins anew the next time. In one transition with the page that the act changed.
  const fold = () =>
    startTransition(() => {
      setOpen(false);
      setRound((before) => before + 1);
    });
  return (
    <FoldContext value={fold}>
      {again && !open && (
        <div>
          <Button onClick={() => setOpen(true)} aria-expanded={false}>
            {label}
          </Button>
        </div>
      )}
      <div hidden={!open && !waits}>{uploader}</div>
      <div key={round} hidden={!open}>
        {children}
      </div>
    </FoldContext>
  );
}
