import type { ReactNode } from "react";

/** The words of another, unchanged, with who said them and where. */
export function Quote({ children, source }: Readonly<{ children: ReactNode; source: ReactNode }>) {
  return (
    <figure className="max-w-[66ch] border-l-2 border-line-strong py-px pl-3">
      <blockquote className="wrap-anywhere">{children}</blockquote>
      <figcaption className="mt-1 text-meta text-ink-3">{source}</figcaption>
    </figure>
  );
}
