const prefix = "isocenter:draft:";

/** Where a draft is kept on this device: one for each person, incident and step. */
export const draftKey = (person: string, incident: string, step: string | null): string =>
  `${prefix}${person}:${incident}:${step ?? ""}`;

/** What was typed and not sent; empty where nothing was, or where the browser keeps nothing. */
export function readDraft(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Keeps what was typed; an empty text is forgotten. */
export function keepDraft(key: string, text: string): void {
  try {
    if (text.trim() === "") localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // A full or forbidden store: the text stays in its field, as long as the page does.
  }
}

/** Forgets every draft on this device: whoever signs out leaves nothing behind. */
export function forgetDrafts(): void {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? "");
    for (const key of keys) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // Where nothing can be read, nothing was kept.
  }
}
