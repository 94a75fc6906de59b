import "server-only";
import { readFrom } from "./marks";

/** Longer documents are kept, and their pages are not counted. */
const mostRead = 16 * 1024 * 1024;

/** What a PDF says of itself outside of compressed parts; pages null: it does not say there. */
export type PdfLook = Readonly<{ pages: number | null; active: boolean }>;

/** Reads how many pages a PDF has, and whether it holds scripts, actions or files. */
export async function lookAtPdf(path: string, size: number): Promise<PdfLook> {
  const text = (await readFrom(path, 0, Math.min(size, mostRead))).toString("latin1");
  const counts = [...text.matchAll(/\/Type\s*\/Pages\b[^>]{0,400}?\/Count\s+(\d{1,9})/g)];
  const reversed = [...text.matchAll(/\/Count\s+(\d{1,9})[^<>]{0,400}?\/Type\s*\/Pages\b/g)];
  const pages = [...counts, ...reversed].map(([, count]) => Number(count));
  return {
    pages: pages.length === 0 ? null : Math.max(...pages),
    active: /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b/.test(text),
  };
}
