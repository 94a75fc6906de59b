import { buttonClasses } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type Standing, tellStanding } from "@/domain/evidence/standing";
import type { BytesFault } from "@/domain/evidence/verification";

type Given = Standing & Readonly<{ id: string; name: string; fault: BytesFault | null }>;

/** Whether a file is given out at all: it counts, and its bytes are what was received. */
export const isGiven = (file: Given): boolean => tellStanding(file) === null && file.fault === null;

/** A plain link: the framework's would fetch the file ahead, and each fetch is recorded. Nothing for a file that is not given out. */
export function DownloadFile({ file }: Readonly<{ file: Given }>) {
  if (!isGiven(file)) return null;
  return (
    <a
      href={`/api/evidence/${file.id}`}
      aria-label={`Download ${file.name}`}
      className={buttonClasses("quiet")}
    >
      <Icon name="download" />
      <span className="max-tablet:sr-only">Download</span>
    </a>
  );
}
