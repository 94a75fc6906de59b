import { classNames } from "@/lib/class-names";

/** A bar of the size of what will stand here; its width is a class. */
function SkeletonBar({ className }: Readonly<{ className?: string }>) {
  return <span aria-hidden="true" className={classNames("block h-3 rounded-[3px] bg-sunken", className)} />;
}

const widths = ["w-3/5", "w-1/2", "w-7/12", "w-2/5", "w-11/20"] as const;

/** Rows of the height the list will have, so that nothing jumps when it comes; unseen for the first 300 ms. */
export function SkeletonRows({ rows = 5, label = "Loading" }: Readonly<{ rows?: number; label?: string }>) {
  return (
    <div role="status" aria-busy="true" className="if-slow rounded-panel border bg-surface px-4">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // The rows are all alike and never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={row} className="flex h-11 items-center gap-4 border-t first-of-type:border-t-0">
          <SkeletonBar className="w-5" />
          <SkeletonBar className={widths[row % widths.length] ?? "w-1/2"} />
          <SkeletonBar className="ml-auto w-1/7" />
        </div>
      ))}
    </div>
  );
}
