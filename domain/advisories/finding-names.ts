import type { FindingCode } from "./advisory";

/** What each finding is called beside its code. */
export const findingNames: Readonly<Record<FindingCode, string>> = {
  C1: "in no product status",
  C2: "advice incomplete",
  C3: "no patch stated",
  C4: "changed without a new version",
  C5: "operating system in a name",
  C6: "version not readable",
  C7: "unusual spelling",
  C8: "says it may be inaccurate",
  C9: "score does not follow",
  C10: "known to be exploited",
  C11: "SHA-512 does not fit",
  C12: "id and file name differ",
  C13: "not understood",
};
