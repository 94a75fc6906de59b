/** A file by its name; a plain link, because the framework's would fetch it ahead, and each fetch is recorded. */
export function EvidenceLink({ id, name }: Readonly<{ id: string; name: string }>) {
  return (
    <a
      href={`/api/evidence/${id}`}
      download
      className="wrap-anywhere text-accent underline decoration-1 underline-offset-2 hover:text-accent-hover"
    >
      {name}
    </a>
  );
}
