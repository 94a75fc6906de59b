import { SubmitButton } from "@/components/ui/form";
import type { ImportPreview } from "@/domain/systems/import-preview";

/** The button that does what was shown; gone while something was chosen otherwise since. */
export function ImportConfirm({
  preview: { counts, planHash },
  code,
  isStale,
}: Readonly<{ preview: ImportPreview; code: string | null; isStale: boolean }>) {
  const count = counts.new + counts.changed;
  const can = !isStale && (code === "to-confirm" || code === "plan-changed");
  return (
    <div className="flex flex-wrap items-center gap-3">
      {can && (
        <SubmitButton name="planHash" value={planHash}>
          Import {count} {count === 1 ? "row" : "rows"}
          {counts.refused > 0 && `, leave out ${counts.refused}`}
        </SubmitButton>
      )}
      {/* Without the button of the import the hash of what was shown does not go along, so nothing is done. */}
      <SubmitButton look={isStale ? "primary" : "secondary"}>Check again</SubmitButton>
      {isStale && <p className="text-ink-2">The choice was changed: check again to see what it would do.</p>}
    </div>
  );
}
