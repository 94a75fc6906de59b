import { Progress } from "@/components/ui/progress";
import { tellProgress } from "@/domain/systems/import-progress";
import type { Progressing } from "./send-inventory";

/** How far an import is, stage by stage; a stage nobody can count is under way. */
export function ImportProgressBar({ progress }: Readonly<{ progress: Progressing | null }>) {
  const words = told(progress);
  const counts = progress !== null && progress.of > 0 && !allSent(progress);
  return (
    <div className="grid gap-1.5">
      <p aria-live="off" className="tabular-nums">
        {words}
      </p>
      <Progress
        label="How far the import is"
        max={counts ? progress.of : 1}
        value={counts ? progress.done : undefined}
      />
    </div>
  );
}

const allSent = ({ stage, done, of }: Progressing): boolean => stage === "sent" && done >= of;

function told(progress: Progressing | null): string {
  if (progress === null) return "Sending the file.";
  if (progress.stage !== "sent") return tellProgress(progress);
  return allSent(progress) ? "The portal has the file." : "Sending the file.";
}
