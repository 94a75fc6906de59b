"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Opens the browser's own print dialog. */
export function PrintButton({ children }: Readonly<{ children: string }>) {
  return (
    <Button onClick={() => window.print()}>
      <Icon name="print" />
      {children}
    </Button>
  );
}
