import type { Tlp } from "./tlp";

/** What is written in the organisation's log of briefings. */
export type BriefingEvents = Readonly<{
  "briefing.frozen": Readonly<{ key: string; name: string; tlp: Tlp; sites: number; sha256: string }>;
  /** It was taken away as a PDF; the hash is of what it holds. */
  "briefing.downloaded": Readonly<{ key: string; name: string; tlp: Tlp; sha256: string }>;
}>;
