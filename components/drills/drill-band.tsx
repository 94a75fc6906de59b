import type { ReactNode } from "react";
import { DrillFrame } from "@/components/ui/textures";
import { Icon } from "../ui/icon";

/** What stands over every screen of a drill, on paper too: it is one, and nothing in it counts. */
export function DrillBand({
  drillKey,
  beside = false,
  children,
}: Readonly<{
  drillKey: string;
  /** It stands beside real work, which counts. */
  beside?: boolean;
  children?: ReactNode;
}>) {
  return (
    <section aria-label="Drill" className="px-page py-3 print:p-0">
      <DrillFrame>
        <p className="flex flex-wrap items-center gap-x-2">
          <Icon name="repeat" className="size-4" />
          <b>Drill {drillKey}.</b>
          <span className="font-regular">
            {beside
              ? "A rehearsal runs. What stands below is real and counts."
              : "A rehearsal: nothing here counts, and no system moves by it."}
          </span>
        </p>
        {children}
      </DrillFrame>
    </section>
  );
}
