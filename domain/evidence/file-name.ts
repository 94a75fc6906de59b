const most = 200;
const fallback = "file";

/** Control and format characters that change how the text around them reads; joiners stay, because scripts need them. */
const misleading =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/**
 * A file's name as it may be shown to anybody: its last part without any folder, in whatever script, without characters that
 * hide, turn or break text, at most 200 characters with its ending kept.
 */
export function safeFileName(given: string): string {
  const last = given.replace(misleading, "").split(/[/\\]/).at(-1) ?? "";
  const name = last.normalize("NFC").replace(/\s+/g, " ").trim();
  if (/^\.*$/.test(name)) return fallback;
  return shortened(name);
}

/**
 * The name a file is kept under. Exports of studies are often named after the patient, so that one in quarantine for patient data
 * is called by its hash instead; what it was called is not kept.
 */
export const nameToKeep = (name: string, sha256: string, quarantine: string | null): string =>
  quarantine === "patient-data" ? `quarantined-${sha256.slice(0, 8)}` : name;

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= most) return name;
  const ending = [...endingOf(name)];
  return [...characters.slice(0, most - ending.length), ...ending].join("");
}

/** The ending of a name with its dot, ".jpg"; empty when it has none that looks like one. */
export function endingOf(name: string): string {
  return /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
}
