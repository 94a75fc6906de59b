import { type DragEvent, useEffect, useEffectEvent, useState } from "react";

/** Files held above an element or dropped on it, and pictures pasted anywhere on the page. */
export function useDroppedFiles(take: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = pastedFiles(event);
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => paste(event);
    // A file dropped beside the area would replace the page, and with it everything typed.
    const miss = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    document.addEventListener("paste", onPaste);
    document.addEventListener("dragover", miss);
    document.addEventListener("drop", miss);
    return () => {
      document.removeEventListener("paste", onPaste);
      document.removeEventListener("dragover", miss);
      document.removeEventListener("drop", miss);
    };
  }, []);

  const area = {
    onDragOver: (event: DragEvent) => setOver(event.dataTransfer.types.includes("Files")),
    onDragLeave: (event: DragEvent) => {
      if (!isWithin(event)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(droppedFiles(event.dataTransfer));
    },
  };
  return { over, area };
}

/** Moving on to a part of the same element is not leaving it. */
const isWithin = ({ currentTarget, relatedTarget }: DragEvent) =>
  relatedTarget instanceof Node && currentTarget.contains(relatedTarget);

/** The files among what was dropped; a folder is none, and is left out. */
function droppedFiles({ items }: DataTransfer): readonly File[] {
  return [...items].flatMap((item) => {
    const file = item.webkitGetAsEntry()?.isDirectory ? null : item.getAsFile();
    return file ? [file] : [];
  });
}

/** Pasted files; where text is typed, a copy that also has text is pasted as that. */
function pastedFiles({ clipboardData, target }: ClipboardEvent): readonly File[] {
  if (!clipboardData) return [];
  const typing = target instanceof HTMLElement && target.matches("input, textarea, [contenteditable]");
  if (typing && clipboardData.types.includes("text/plain")) return [];
  return [...clipboardData.files].map((file) => (file.name === "image.png" ? named(file) : file));
}

/** Browsers call every pasted picture the same. */
function named(file: File): File {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join("-");
  return new File([file], `Pasted ${day} ${time}.png`, { type: file.type });
}
