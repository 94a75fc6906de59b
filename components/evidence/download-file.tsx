import { buttonClasses } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { BytesFault } from "@/domain/evidence/verification";

/** A plain link: the framework's would fetch the file ahead, and each fetch is recorded. Nothing for a file that is not given out. */
export function DownloadFile({
  file: { id, name, held, fault },
}: Readonly<{ file: Readonly<{ id: string; name: string; held: boolean; fault: BytesFault | null }> }>) {
  if (held || fault) return null;
  return (
    <a href={`/api/evidence/${id}`} aria-label={`Download ${name}`} className={buttonClasses("quiet")}>
      <Icon name="download" />
      <span className="max-tablet:sr-only">Download</span>
    </a>
  );
}
