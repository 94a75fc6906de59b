import "server-only";
import { endingOf } from "@/domain/evidence/file-name";
import { copyType, drawCopy } from "./images";
import { readWhole } from "./made-file";

type Original = Readonly<{ name: string; sha256: string; size: number; mediaType: string }>;

/**
 * The copy of a picture that is given out, under its name, with the ending of what it is now. Null: it cannot be drawn, or
 * is not what was received, of which `onFault` is told.
 */
export async function copyOf({ name, sha256, size, mediaType }: Original, onFault: () => void) {
  const bytes = await drawCopy(() => readWhole({ sha256, size }, onFault), mediaType);
  if (!bytes) return null;
  const type = copyType(mediaType);
  return {
    name: type === mediaType ? name : `${name.slice(0, name.length - endingOf(name).length)}.png`,
    type,
    bytes,
  };
}
