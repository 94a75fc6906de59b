import type { EvidenceProblem } from "@/domain/evidence/answer";
import { safeFileName } from "@/domain/evidence/file-name";
import { emptyRefused } from "@/domain/evidence/refusal";
import { megabyte, tooLarge } from "@/domain/evidence/size";

/** One of the things a step asks for. */
export type Asked = Readonly<{
  key: string;
  label: string;
  required: boolean;
  /** A file is attached as it already. */
  met?: boolean;
}>;

/** How far a file on this device has come. */
export type Progressing =
  /** The person says what it shows before it is sent. */
  | Readonly<{ at: "choosing" }>
  | Readonly<{ at: "waiting" }>
  | Readonly<{ at: "sending"; sent: number }>
  /** It did not arrive; it is still here, and is sent again under the same id. */
  | Readonly<{ at: "here"; sentence: string }>
  | Readonly<{ at: "refused"; sentence: string }>
  | Readonly<{ at: "attached"; notes: readonly string[] }>;

export type Upload = Readonly<{
  /** The id of the file-to-be, so that sending it twice attaches it once. */
  id: string;
  file: File;
  name: string;
  /** What it is offered as; null: something the step does not ask for. */
  requirement: string | null;
  progress: Progressing;
}>;

export type Change =
  | Readonly<{
      do: "add";
      files: readonly Readonly<{ id: string; file: File }>[];
      asked: readonly Asked[];
      maxMb: number;
    }>
  | Readonly<{ do: "offer"; id: string; requirement: string | null }>
  | Readonly<{ do: "send"; ids: readonly string[] }>
  | Readonly<{ do: "progress"; id: string; progress: Progressing }>
  | Readonly<{ do: "remove"; id: string }>;

/** The files on this device after a change. */
export function changeUploads(uploads: readonly Upload[], change: Change): readonly Upload[] {
  switch (change.do) {
    case "add":
      return withFiles(uploads, change);
    case "offer":
      return withOne(uploads, change.id, (upload) => ({ ...upload, requirement: change.requirement }));
    case "send":
      return uploads.map((upload) =>
        change.ids.includes(upload.id) ? { ...upload, progress: { at: "waiting" } } : upload,
      );
    case "progress":
      return withOne(uploads, change.id, (upload) => ({ ...upload, progress: change.progress }));
    case "remove":
      return uploads.filter(({ id }) => id !== change.id);
  }
}

function withFiles(uploads: readonly Upload[], { files, asked, maxMb }: Extract<Change, { do: "add" }>) {
  const held = [...uploads];
  for (const { id, file } of files) held.push(taken(held, id, file, { asked, maxMb }));
  return held;
}

function withOne(
  uploads: readonly Upload[],
  id: string,
  change: (upload: Upload) => Upload,
): readonly Upload[] {
  return uploads.map((upload) => (upload.id === id ? change(upload) : upload));
}

function taken(
  held: readonly Upload[],
  id: string,
  file: File,
  { asked, maxMb }: Readonly<{ asked: readonly Asked[]; maxMb: number }>,
): Upload {
  const refusal = refusalOf(file, maxMb);
  const progress: Progressing = refusal
    ? { at: "refused", sentence: refusal.sentence }
    : { at: asked.length > 1 ? "choosing" : "waiting" };
  return { id, file, name: safeFileName(file.name), requirement: firstMissing(held, asked), progress };
}

/** What can be told before a byte is sent. */
function refusalOf(file: File, maxMb: number): EvidenceProblem | null {
  if (file.size === 0) return emptyRefused;
  const limit = maxMb * megabyte;
  return file.size > limit ? tooLarge(file.size, limit) : null;
}

/** The first thing asked for that has no file yet, here or in the portal; the first of all when each has one. */
function firstMissing(held: readonly Upload[], asked: readonly Asked[]): string | null {
  const here = new Set(
    held.filter(({ progress }) => progress.at !== "refused").map((each) => each.requirement),
  );
  const missing = asked.filter(({ key, met }) => !met && !here.has(key));
  return (missing.find(({ required }) => required) ?? missing[0] ?? asked[0])?.key ?? null;
}

const most = 2;

/** The files to be sent next, so many at once. */
export function nextToSend(uploads: readonly Upload[]): readonly Upload[] {
  const sending = uploads.filter(({ progress }) => progress.at === "sending").length;
  return uploads.filter(({ progress }) => progress.at === "waiting").slice(0, Math.max(0, most - sending));
}

/** Whether leaving the page would lose a file. */
export const isUnsent = ({ progress }: Upload): boolean =>
  progress.at !== "attached" && progress.at !== "refused";
