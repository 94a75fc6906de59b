/** What a tool says of a port. `undecided`: it cannot tell, as with a UDP port that stays silent. */
export const portStates = ["filtered", "closed", "undecided", "open"] as const;
export type PortState = (typeof portStates)[number];

/** Why a scan cannot be read as proof, whatever it would say. */
const scanFaults = [
  "not-xml",
  "too-big",
  "entities",
  "truncated",
  "broken",
  "not-nmap",
  "no-end",
  "failed",
] as const;
export type ScanFault = (typeof scanFaults)[number];

/** Ports of one protocol as a tool lists them: "80,443,1000-2000". */
export type PortsTried = Readonly<{ tcp: string; udp: string }>;

/** One host of a scan: the ports told one by one, and what holds for the other ports that were tried. */
export type ScannedHost = Readonly<{
  addresses: readonly string[];
  /** Whether ports were tried at all: a host taken as down is not scanned. */
  up: boolean;
  /** By port as "443/tcp". */
  listed: Readonly<Record<string, PortState>>;
  rest: PortState | null;
}>;

/** A scan as it was read. Its times are ISO 8601: what is kept of a file is plain JSON. */
export type ScanReading = Readonly<{
  kind: "scan";
  begun: string;
  ended: string;
  tried: PortsTried;
  hosts: readonly ScannedHost[];
}>;

/** A file that says it is a scan and cannot be read as one. */
export type UnreadScan = Readonly<{ kind: "unread"; fault: ScanFault }>;

/** One line of a firewall's rules: to where, which ports, let through or not; null where the word says neither. */
export type ExtractRule = Readonly<{
  to: string;
  protocol: "tcp" | "udp" | "any";
  ports: string;
  allows: boolean | null;
}>;

/** A firewall extract whose columns say what they are. */
export type ExtractReading = Readonly<{
  kind: "extract";
  /** When it was taken, by its own words (ISO 8601); null or left out: it does not say. */
  taken?: string | null;
  rules: readonly ExtractRule[];
}>;

/** What the portal read of a file that tells of ports; a file it cannot read has none and is read by people. */
export type PortReading = ScanReading | UnreadScan | ExtractReading;

/** The scan that was read, or that could not be. */
export const isScan = (reading: PortReading | null): reading is ScanReading | UnreadScan =>
  reading !== null && reading.kind !== "extract";
