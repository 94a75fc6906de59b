"use client";

import { Button } from "@/components/ui/button";
import { ProblemPage } from "./problem-page";

/** What an error boundary gives its page. */
export type FaultProps = Readonly<{ error: unknown; retry: () => void }>;

/** The number under which the server logged the fault, when it was the server's. */
function referenceOf(error: unknown): string | undefined {
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined;
  return typeof digest === "string" ? digest : undefined;
}

/** A fault: what it means for the work, the reference of the log, and another try. */
export function FaultPage({ error, retry, framed = false }: FaultProps & Readonly<{ framed?: boolean }>) {
  return (
    <ProblemPage
      code={500}
      framed={framed}
      reference={referenceOf(error)}
      action={
        <Button look="primary" onClick={() => retry()}>
          Try again
        </Button>
      }
    />
  );
}
