import { describe, expect, it } from "vitest";
import type { Exploitation } from "../catalogues/exploitation";
import type { AdvisoryReading } from "./advisory";
import { exploitedAlthoughDenied } from "./kev-findings";

const note = (text: string, path: string) => ({ category: "general", title: null, text, path });
const vulnerability = (cve: string | null, index: number, text = "") => ({
  cve,
  path: `/vulnerabilities/${index}`,
  notes: [note(text, `/vulnerabilities/${index}/notes/0/text`)],
});
const reading = (text: string, ...vulnerabilities: object[]): AdvisoryReading =>
  // Safe because the rule reads nothing else of a document.
  ({ notes: [note(text, "/document/notes/0/text")], vulnerabilities }) as unknown as AdvisoryReading;

const listed = (version: string, ...cves: string[]): Exploitation => ({
  epss: null,
  kev: {
    version,
    releasedAt: new Date("2025-08-25T00:00:00Z"),
    entries: cves.map((cve) => ({ cve, addedOn: "2022-02-10", dueOn: "2022-08-10", ransomware: "known" })),
  },
});
const smb = "CVE-2017-0144";
const all = listed("2025.08.25", smb);

describe("C10, a known exploited CVE whose text denies exploits", () => {
  it.each([
    "Fine. No known public exploits specifically target these vulnerabilities.",
    "No known public exploitation specifically targeting these vulnerabilities has been reported to CISA at this time.",
    "There are no known exploits.",
  ])("is found: %s", (text) => {
    const [found] = exploitedAlthoughDenied(reading(text, vulnerability(smb, 0)), all);
    expect(found).toMatchObject({ code: "C10", paths: ["/vulnerabilities/0/cve", "/document/notes/0/text"] });
    expect(found?.sentence).toContain("since 2022-02-10");
  });

  it.each([
    "Exploits that target these vulnerabilities are publicly available.",
    "Successful exploitation of these vulnerabilities could allow an attacker to execute code.",
    "These vulnerabilities are not exploitable remotely.",
  ])("is not found where the text denies nothing: %s", (text) => {
    expect(exploitedAlthoughDenied(reading(text, vulnerability(smb, 0)), all)).toEqual([]);
  });

  it("is about the vulnerability alone whose own note denies it, and about no other CVE", () => {
    const given = reading("", vulnerability(smb, 0), vulnerability("CVE-2017-0145", 1, "No known exploits."));
    expect(exploitedAlthoughDenied(given, all)).toEqual([]);
    const both = exploitedAlthoughDenied(given, listed("1", smb, "CVE-2017-0145"));
    expect(both.map((finding) => finding.paths[0])).toEqual(["/vulnerabilities/1/cve"]);
  });

  it("has one key for one CVE, whatever the catalogue and the place, so that an answer holds", () => {
    const text = "No known public exploits specifically target this vulnerability.";
    const [now] = exploitedAlthoughDenied(reading(text, vulnerability(smb, 0)), all);
    const [later] = exploitedAlthoughDenied(
      reading(text, vulnerability(null, 0), vulnerability(smb, 1)),
      listed("2026.01.01", smb, "CVE-2024-0001"),
    );
    expect(later?.key).toBe(now?.key);
  });

  it("is not found without a catalogue: then nothing is known", () => {
    const text = "No known exploits.";
    expect(exploitedAlthoughDenied(reading(text, vulnerability(smb, 0)), { kev: null, epss: null })).toEqual(
      [],
    );
  });
});
