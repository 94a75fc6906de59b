"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Prints the page. */
export function PrintButton({ children }: Readonly<{ children: string }>) {
  return (
    <Button look="primary" onClick={() => window.print()}>
      <Icon name="print" />
      {children}
    </Button>
  );
}
