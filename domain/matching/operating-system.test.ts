import { describe, expect, test } from "vitest";
import { operatingSystemCondition, operatingSystemVerdict, readOperatingSystems } from "./operating-system";

const windows7 = operatingSystemCondition(["Siemens PET/CT Systems Windows 7-Based"]);
const verdict = (text: string) => operatingSystemVerdict(readOperatingSystems(text), text, windows7);

const spellings: Readonly<Record<ReturnType<typeof verdict>, readonly string[]>> = {
  met: [
    "Windows 7",
    "Windows 7 SP1",
    "windows7",
    "WIN 7 SP1 32bit",
    "Win 7 x64",
    "Win7 x64",
    "W7",
    "W7 Pro",
    "Win7Pro",
    "WIN7PROSP1",
    "Microsoft Windows 7 Professional 64-bit",
    "Windows 7 Ultimate 64 Bit",
    "Windows 7 Professional (8 GB RAM)",
    "Windows 7, 8 GB RAM",
    "MS Windows(R) 7",
    "Microsoft® Windows® 7 Enterprise",
    "Windows_7",
    "windows-7",
    "Windws 7",
    "Window 7",
    "win nt 6.1",
    "NT 6.1",
    "Windows NT 6.1",
    "6.1.7601",
    "6.1.7600",
    "Microsoft Windows [Version 6.1.7601]",
    "build 7601",
    "Windows 6.1",
    "7 Ultimate",
    " Windows 7 ",
    "windows seven",
  ],
  check: [
    "Windows Embedded Standard 7",
    "WES7",
    "WES 7 SP1",
    "WES7E",
    "POSReady 7",
    "Windows Embedded POSReady 7",
    "Windows Embedded 7",
    "Windows 7 Embedded",
    "Windows 7 Professional for Embedded Systems",
    "Windows Server 2008 R2",
    "2008R2",
    "Server 2008 R2 SP1",
    "Windows Server 2008 Standard R2",
    "W2K8 R2",
    "W2K8R2",
    "Win 2008 R2",
    "Windows 7/10",
    "Windows 7 or 8.1",
    "Win 7 oder 10",
    "Windows 7 / Windows XP",
    "Windows 7?",
    "Windows 10?",
    "Windows 10 (upgrade planned)",
    "Windows XP until 2016",
    "Windows 10 (unconfirmed)",
    "Win10 ab 2027",
    "Windows 10 from 06/2027",
    "not Windows 7",
    "Windows Thin PC",
  ],
  unknown: [
    "",
    " ",
    "?",
    "-",
    "n/a",
    "N.A.",
    "tbd",
    "unknown",
    "unbekannt",
    "k.A.",
    "Windows",
    "Windows Embedded Standard",
    "Windows NT",
    "7",
    "SP1",
    "64 bit",
    "proprietary",
    "Windows XP/Vista",
  ],
  excludes: [
    "Windows XP",
    "Windows XP SP3",
    "WinXP",
    "XP Pro SP3",
    "XP",
    "Windows XP Embedded",
    "XPe",
    "Windows 8",
    "Windows 8.1",
    "Win 8.1 Pro",
    "Windows 10",
    "Windows 10 LTSC",
    "Windows 10 IoT Enterprise 2019",
    "Win10 1607",
    "W10",
    "10.0.17763",
    "Windows 11 Pro",
    "Windows Vista",
    "Windows 2000",
    "Win2k",
    "Windows NT 4.0",
    "Windows Server 2019",
    "Windows Server 2016",
    "Server 2012 R2",
    "Windows Server 2003",
    "W2K3",
    "Linux",
    "Red Hat Enterprise Linux 7",
    "Ubuntu 18.04",
    "SLES 12",
    "Solaris 8",
    "macOS 12",
    "IRIX 6.5",
  ],
};

describe("an advisory for Windows 7", () => {
  for (const [expected, texts] of Object.entries(spellings)) {
    test.each(texts)(`is ${expected} by "%s"`, (text) => {
      expect(verdict(text)).toBe(expected);
    });
  }

  test("is never decided by case, blanks or underscores", () => {
    for (const [expected, texts] of Object.entries(spellings)) {
      for (const text of texts) {
        const forms = [text.toUpperCase(), text.toLowerCase(), ` ${text}  `, text.replaceAll(" ", "_")];
        for (const form of forms) expect(`${form}: ${verdict(form)}`).toBe(`${form}: ${expected}`);
      }
    }
  });
});

test("a product that names no operating system demands none", () => {
  expect(operatingSystemCondition(["Gemini TF 16 w/ TOF Performance", "Discovery XR656"])).toBeNull();
  expect(operatingSystemVerdict(readOperatingSystems("IRIX"), "IRIX", null)).toBe("met");
});

test("a condition without an end excludes nothing", () => {
  const condition = operatingSystemCondition(["Workstation on Windows 7 and earlier"]);
  expect(condition).toMatchObject({ systems: ["windows-7"], openEnded: true });
  expect(operatingSystemVerdict(readOperatingSystems("Windows XP"), "Windows XP", condition)).toBe("check");
});
