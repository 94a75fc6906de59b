import type { OperatingSystemId } from "./operating-system-names";

/** How one operating system is written; earlier patterns take their words away from later ones. */
export type Pattern = Readonly<{ id: OperatingSystemId; form: RegExp }>;

const windows = String.raw`(?<![a-z])(?:microsoft\s*|ms\s*)?(?:windows|window|win|w)\s*`;
const server = String.raw`(?:(?<![a-z])(?:(?:microsoft\s*|ms\s*)?(?:windows|win|w)\s*)?(?:server\s*|srv\s*)|(?<![a-z])(?:windows|win|w)\s*)`;
const edition = String.raw`(?:\s*(?:standard|enterprise|datacenter|std|ent|server|embedded|sp\s*\d))*`;

const make = (id: OperatingSystemId, ...forms: string[]): Pattern => ({
  id,
  form: new RegExp(forms.map((form) => `(?:${form})`).join("|"), "gu"),
});

/** Build and kernel numbers of the releases, as Windows itself shows them under "About". */
const builds: readonly Pattern[] = [
  make(
    "windows-7",
    String.raw`(?<![\d.])6[.,]1[.,]?\s*(?:build\s*)?\(?760[01](?:\.\d+)?`,
    String.raw`(?<!\d)build\s*760[01](?:\.\d+)?`,
  ),
  make(
    "windows-7",
    String.raw`(?<![a-z])(?:win(?:dows)?)?nt\s*6\s*[.,]\s*1(?!\d)`,
    String.raw`(?:windows|win)\s*(?:version\s*|ver\s*|v\s*)?6\s*[.,]\s*1(?!\d)`,
  ),
  make("windows-vista", String.raw`(?<![a-z])(?:win(?:dows)?)?nt\s*6\s*[.,]\s*0(?!\d)`, "6[.,]0[.,]600[0-2]"),
  make("windows-8.1", String.raw`(?<![a-z])(?:win(?:dows)?)?nt\s*6\s*[.,]\s*3(?!\d)`, "6[.,]3[.,]9600"),
  make("windows-8", String.raw`(?<![a-z])(?:win(?:dows)?)?nt\s*6\s*[.,]\s*2(?!\d)`, "6[.,]2[.,]9200"),
  make("windows-xp", String.raw`(?<![a-z])(?:win(?:dows)?)?nt\s*5\s*[.,]\s*1(?!\d)`, "5[.,]1[.,]2600"),
  make(
    "windows-server-2003",
    String.raw`(?<![a-z])(?:win(?:dows)?)?nt\s*5\s*[.,]\s*2(?!\d)`,
    "5[.,]2[.,]3790",
  ),
  make("windows-2000", String.raw`(?<![a-z])(?:win(?:dows)?)?nt\s*5\s*[.,]\s*0(?!\d)`),
  make(
    "windows-nt-4",
    String.raw`(?<![a-z])(?:win(?:dows)?)?nt\s*(?:workstation\s*|server\s*)?4(?:\s*[.,]\s*0)?(?!\d)`,
  ),
  make("windows-11", String.raw`10[.,]0[.,](?:22\d{3}|26\d{3})`),
  make(
    "windows-10",
    String.raw`10[.,]0[.,]1\d{4}`,
    String.raw`(?<![a-z])(?:win(?:dows)?)?nt\s*10(?:\s*[.,]\s*0)?(?!\d)`,
  ),
];

const embedded: readonly Pattern[] = [
  make("posready-2009", String.raw`pos\s*ready\s*2009`),
  make(
    "windows-xp-embedded",
    String.raw`(?:windows\s*|win\s*)?embedded\s*(?:standard|std)?\s*2009`,
    String.raw`(?<![a-z])wes\s*2009`,
    "(?<![a-z])wepos",
    String.raw`(?:windows|win|w)?\s*xp\s*(?:e(?![a-z])|emb(?:edded)?)`,
    String.raw`(?:windows|win)?\s*embedded\s*xp`,
  ),
  make("posready-7", String.raw`pos\s*ready\s*(?:windows\s*)?7(?!\d)`),
  make("thin-pc", String.raw`(?:windows\s*)?thin\s*pc`),
  make(
    "windows-embedded-7",
    String.raw`(?<![a-z])we[sc]?\s*7(?!\d)(?:\s*[ep](?![a-z]))?`,
    String.raw`(?<![a-z])fes\s*7(?!\d)`,
    String.raw`(?:windows|win|w)?\s*emb(?:edded)?\s*(?:standard|std|enterprise|pos|compact)?\s*(?:edition\s*)?(?:windows\s*)?7(?!\d)`,
    String.raw`(?:windows|win|w)\s*7\s*(?:\w+\s*){0,2}?(?:for\s*|f[uü]r\s*)?embedded(?:\s*systems|\s*standard)?`,
    String.raw`(?:windows|win|w)\s*7\s*(?:\w+\s*){0,2}?fes(?![a-z])`,
    String.raw`(?:windows|win|w)\s*7\s*emb(?![a-z])`,
  ),
  make(
    "windows-embedded-8.1",
    String.raw`(?:windows|win|w)?\s*embedded\s*(?:standard|industry|pro)?\s*8\s*[.,]\s*1`,
  ),
  make(
    "windows-embedded-8",
    String.raw`(?:windows|win|w)?\s*embedded\s*(?:standard|industry|pro)?\s*8(?!\d)`,
    String.raw`(?<![a-z])wes\s*8(?!\d)`,
  ),
];

const servers: readonly Pattern[] = [
  make("windows-server-2008-r2", String.raw`(?:${server})?(?:2008|(?:2\s*)?k\s*8)${edition}\s*r\s*2(?!\d)`),
  make("windows-server-2012-r2", String.raw`(?:${server})?(?:2012|(?:2\s*)?k\s*12)${edition}\s*r\s*2(?!\d)`),
  make(
    "windows-server-2003",
    String.raw`${server}(?:2003|2?\s*k\s*3)${edition}(?:\s*r\s*2)?(?!\d)`,
    String.raw`(?<![a-z\d])2\s*k\s*3(?!\d)`,
  ),
  make(
    "windows-server-2008",
    String.raw`${server}(?:2008|2?\s*k\s*8)(?!\d)`,
    String.raw`(?<![a-z\d])2\s*k\s*8(?!\d)`,
  ),
  make(
    "windows-server-2012",
    String.raw`${server}(?:2012|2?\s*k\s*12)(?!\d)`,
    String.raw`(?<![a-z\d])2\s*k\s*12(?!\d)`,
  ),
  make(
    "windows-server-2016",
    String.raw`${server}(?:2016|2?\s*k\s*16)(?!\d)`,
    String.raw`(?<!\d)2016\s*(?:server|srv)(?![a-z])`,
  ),
  make(
    "windows-server-2019",
    String.raw`${server}(?:2019|2?\s*k\s*19)(?!\d)`,
    String.raw`(?<!\d)2019\s*(?:server|srv)(?![a-z])`,
  ),
  make(
    "windows-server-2022",
    String.raw`${server}(?:2022|2?\s*k\s*22)(?!\d)`,
    String.raw`(?<!\d)2022\s*(?:server|srv)(?![a-z])`,
  ),
  make("windows-server-2025", String.raw`${server}(?:2025|2?\s*k\s*25)(?!\d)`),
];

const clients: readonly Pattern[] = [
  make("windows-11", String.raw`${windows}11(?![\d.])`),
  make("windows-10", String.raw`${windows}10(?!\d)(?:[\s,(]*(?:iot|enterprise|ent|ltsc|ltsb|pro|20\d\d)\b)*`),
  make("windows-8.1", String.raw`${windows}8\s*[.,]\s*1(?!\d)`),
  make("windows-8", String.raw`${windows}8(?![\d.])`),
  make(
    "windows-7",
    String.raw`${windows}(?:7|seven|vii)(?![\d]|[.,]\d)`,
    String.raw`(?<![\w.])7\s*(?:pro|prof|professional|ultimate|ult|enterprise|home)(?![a-z])`,
  ),
  make("windows-vista", `(?:${windows})?vista`),
  make(
    "windows-xp",
    `${windows}xp`,
    String.raw`(?<![a-z\d])xp(?![a-z\d])`,
    String.raw`(?<![a-z\d])xp(?:\s*(?:pro|sp)\s*\w*)`,
  ),
  make("windows-2000", String.raw`${windows}(?:2000|2\s*k)(?!\d)`),
  make("windows-nt-4", String.raw`${windows}nt\s*4`),
  make("windows-me", String.raw`(?:windows|win)\s*(?:me|millennium)(?![a-z])`),
  make("windows-98", `${windows}98`),
  make("windows-95", `${windows}95`),
];

const others: readonly Pattern[] = [
  make(
    "linux",
    String.raw`linux|ubuntu|debian|fedora|cent\s*os|red\s*hat|(?<![a-z])rhel|(?<![a-z])suse|open\s*suse|(?<![a-z])sles|rocky|alma\s*linux`,
  ),
  make("windows-ce", String.raw`(?:windows|win)\s*ce(?![a-z])(?:\s*\d(?:[.,]\d)?)?`),
  make("qnx", "(?<![a-z])qnx(?![a-z])"),
  make("freebsd", String.raw`free\s*bsd`),
  make("macos", String.raw`mac\s*os(?:\s*x)?|(?<![a-z])os\s*x(?![a-z])|macintosh`),
  make("solaris", String.raw`solaris|sun\s*os`),
  make("irix", "(?<![a-z])irix"),
  make("openvms", String.raw`open\s*vms|(?<![a-z])vms(?![a-z])`),
  make("vxworks", String.raw`vx\s*works`),
  make("unix", String.raw`(?<![a-z])(?:unix|hp\s*ux|aix)(?![a-z])`),
  make("dos", String.raw`(?<![a-z])(?:ms\s*)?dos(?![a-z])`),
];

/** All patterns, the narrow ones first. */
export const patterns: readonly Pattern[] = [...embedded, ...builds, ...servers, ...clients, ...others];
