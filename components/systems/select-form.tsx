"use client";

import { type ReactNode, useRef } from "react";
import { BulkBar } from "@/components/ui/bulk-bar";
import { Button } from "@/components/ui/button";
import { clearSelection, useRowKeys } from "@/components/ui/row-keys";
import { Kbd } from "@/components/ui/text";

/** The form around the list: what is ticked is taken to the page that changes it. Keys: j and k move, x selects, c goes on. */
export function SelectForm({ children }: Readonly<{ children: ReactNode }>) {
  const form = useRef<HTMLFormElement>(null);
  useRowKeys(form);
  return (
    <form ref={form} action="/systems/change" className="group/bulk">
      {children}
      <BulkBar name="id">
        <span data-key="c">
          <Button type="submit" look="primary">
            <Kbd>c</Kbd>Change a field…
          </Button>
        </span>
        <Button look="quiet" onClick={() => form.current && clearSelection(form.current)}>
          <Kbd>Esc</Kbd>Clear
        </Button>
      </BulkBar>
    </form>
  );
}
