/** Operating systems the rules can tell apart: the name shown, and the code base a variant shares with another. */
export const operatingSystems = {
  dos: { name: "DOS", codeBase: "dos" },
  "windows-95": { name: "Windows 95", codeBase: "windows-95" },
  "windows-98": { name: "Windows 98", codeBase: "windows-98" },
  "windows-me": { name: "Windows Me", codeBase: "windows-me" },
  "windows-nt-4": { name: "Windows NT 4", codeBase: "windows-nt-4" },
  "windows-2000": { name: "Windows 2000", codeBase: "windows-2000" },
  "windows-xp": { name: "Windows XP", codeBase: "windows-xp" },
  "windows-xp-embedded": { name: "Windows XP Embedded", codeBase: "windows-xp" },
  "posready-2009": { name: "POSReady 2009", codeBase: "windows-xp" },
  "windows-server-2003": { name: "Windows Server 2003", codeBase: "windows-server-2003" },
  "windows-vista": { name: "Windows Vista", codeBase: "windows-vista" },
  "windows-server-2008": { name: "Windows Server 2008", codeBase: "windows-vista" },
  "windows-7": { name: "Windows 7", codeBase: "windows-7" },
  "windows-embedded-7": { name: "Windows Embedded Standard 7", codeBase: "windows-7" },
  "posready-7": { name: "POSReady 7", codeBase: "windows-7" },
  "thin-pc": { name: "Windows Thin PC", codeBase: "windows-7" },
  "windows-server-2008-r2": { name: "Windows Server 2008 R2", codeBase: "windows-7" },
  "windows-8": { name: "Windows 8", codeBase: "windows-8" },
  "windows-embedded-8": { name: "Windows Embedded 8", codeBase: "windows-8" },
  "windows-server-2012": { name: "Windows Server 2012", codeBase: "windows-8" },
  "windows-8.1": { name: "Windows 8.1", codeBase: "windows-8.1" },
  "windows-embedded-8.1": { name: "Windows Embedded 8.1", codeBase: "windows-8.1" },
  "windows-server-2012-r2": { name: "Windows Server 2012 R2", codeBase: "windows-8.1" },
  "windows-10": { name: "Windows 10", codeBase: "windows-10" },
  "windows-server-2016": { name: "Windows Server 2016", codeBase: "windows-10" },
  "windows-server-2019": { name: "Windows Server 2019", codeBase: "windows-10" },
  "windows-server-2022": { name: "Windows Server 2022", codeBase: "windows-server-2022" },
  "windows-server-2025": { name: "Windows Server 2025", codeBase: "windows-11" },
  "windows-11": { name: "Windows 11", codeBase: "windows-11" },
  linux: { name: "Linux", codeBase: "linux" },
  macos: { name: "macOS", codeBase: "macos" },
  solaris: { name: "Solaris", codeBase: "solaris" },
  irix: { name: "IRIX", codeBase: "irix" },
  unix: { name: "UNIX", codeBase: "unix" },
  openvms: { name: "OpenVMS", codeBase: "openvms" },
  vxworks: { name: "VxWorks", codeBase: "vxworks" },
} as const satisfies Record<string, { name: string; codeBase: string }>;

export type OperatingSystemId = keyof typeof operatingSystems;

/** The name a person reads. */
export const operatingSystemName = (id: OperatingSystemId): string => operatingSystems[id].name;
