import type { Port } from "../advisories/annotation";
import { portText } from "../advisories/ports";
import { plainAddress, within } from "./addresses";
import { hasPort } from "./port-lists";
import type { ExtractReading, PortReading, PortState, ScanFault, ScannedHost, ScanReading } from "./reading";

/** What a file has to prove: these ports of this system filtered, by a scan that is no older. */
export type Claim = Readonly<{
  ports: readonly Port[];
  /** Where the inventory says that the system is; empty: it does not say. */
  addresses: readonly string[];
  /** What the file has to follow, and what that is; null: nothing. */
  after: Readonly<{ at: Date; what: string }> | null;
  /** When the step was done: a scan or an extract is at most a day older. */
  at: Date;
  /** When an extract that does not say it was taken, as its reader says; null: nobody said. */
  taken: Date | null;
  now: Date;
}>;

/** One thing that keeps a file from being proof. */
export type ProofFault = Readonly<{
  code: "scan-unreadable" | "scan-outdated" | "scan-of-another-system" | "ports-not-scanned" | "ports-open";
  sentence: string;
}>;

/** How old a scan or an extract may be when what it proves is done. */
const scanHours = 24;
const minute = 60_000;
/** Clocks of scanners differ from the server's by some minutes. */
const clocks = 5 * minute;

/** Everything that keeps a file from proving that the ports are filtered; none: it proves it. */
export function judge(
  reading: PortReading,
  claim: Claim,
  instant: (at: Date) => string,
): readonly ProofFault[] {
  if (reading.kind === "unread") return [{ code: "scan-unreadable", sentence: unreadable[reading.fault] }];
  if (reading.kind === "extract")
    return [
      ...judgeTaken(reading.taken ? new Date(reading.taken) : claim.taken, claim, instant),
      ...(addressed(claim) ?? ofPorts(claim, (port) => ruled(reading, claim, port))),
    ];
  const { host, faults } = hostOf(reading, claim);
  return [
    ...outdated({ file: "scan", from: new Date(reading.begun), to: new Date(reading.ended) }, claim, instant),
    ...faults,
    ...(host ? ofPorts(claim, (port) => scanned(reading, host, port)) : []),
  ];
}

const unreadable: Readonly<Record<ScanFault, string>> = {
  "not-xml": "The scan is saved as text. Save it as XML (nmap -oX) and attach that.",
  "too-big": "The scan is too big to be read. Scan this system alone, and only the ports the advisory names.",
  entities: "The XML defines entities of its own, which no scan does: it is not read.",
  truncated: "The scan breaks off before its end: it was stopped, or the file is not whole.",
  broken: "The scan cannot be read as XML.",
  "not-nmap": "The XML is not one that nmap wrote.",
  "no-end": "The scan has no end mark: it was stopped before it was finished.",
  failed: "The scan ended with an error. Run it again.",
};

/** An unknown address fits nothing: the inventory is put right first. */
function addressed({ addresses }: Claim): readonly ProofFault[] | null {
  return addresses.length > 0 ? null : [{ code: "scan-of-another-system", sentence: noAddress }];
}
const noAddress = "The inventory does not say which IP address this system has. Correct it there first.";

function hostOf(
  { hosts }: ScanReading,
  claim: Claim,
): Readonly<{ host: ScannedHost | null; faults: readonly ProofFault[] }> {
  const unknown = addressed(claim);
  if (unknown) return { host: null, faults: unknown };
  const wanted = claim.addresses.map(plainAddress);
  const own = hosts.filter(({ addresses }) => addresses.some((each) => wanted.includes(plainAddress(each))));
  const [host] = own;
  if (host && own.length === 1) return { host, faults: [] };
  const found = [...new Set(hosts.flatMap(({ addresses }) => addresses))];
  const told =
    found.length > 3 ? `${found.slice(0, 3).join(", ")} and ${found.length - 3} others` : found.join(", ");
  const whose = own.length > 1 ? "holds this system twice" : `is of ${told || "no host"}`;
  const sentence = `The scan ${whose}; the inventory says that this system is ${claim.addresses.join(" or ")}.`;
  return { host: null, faults: [{ code: "scan-of-another-system", sentence }] };
}

/** What keeps an extract that was taken at a time from being new enough; an unknown time is not new enough. */
export function judgeTaken(
  taken: Date | null,
  claim: Claim,
  instant: (at: Date) => string,
): readonly ProofFault[] {
  if (taken) return outdated({ file: "extract", from: taken, to: taken }, claim, instant);
  const sentence =
    "Nobody knows when the extract was taken: it does not say. Say when it was, as it was exported.";
  return [{ code: "scan-outdated", sentence }];
}

type Dated = Readonly<{ file: "scan" | "extract"; from: Date; to: Date }>;

function outdated(
  { file, from, to }: Dated,
  claim: Claim,
  instant: (at: Date) => string,
): readonly ProofFault[] {
  const [began, ended, again] =
    file === "scan" ? ["began", "ended", "Scan again"] : ["was taken", "was taken", "Take it again"];
  const fault = (sentence: string): readonly ProofFault[] => [{ code: "scan-outdated", sentence }];
  if (to.getTime() > claim.now.getTime() + clocks)
    return fault(
      `The ${file} says that it ${ended} on ${instant(to)}, which is in the future: its clock is wrong.`,
    );
  const { after } = claim;
  if (after && from.getTime() < after.at.getTime() - minute)
    return fault(
      `The ${file} ${began} on ${instant(from)}, before ${after.what} on ${instant(after.at)}. ${again}.`,
    );
  if (to.getTime() < claim.at.getTime() - scanHours * 60 * minute)
    return fault(
      `The ${file} ${ended} on ${instant(to)}, more than ${scanHours} hours before the step was done.`,
    );
  return [];
}

/** The state of a port by the scan; null: it was not tried. */
function scanned({ tried }: ScanReading, host: ScannedHost, port: Port): PortState | null {
  if (!host.up) return null;
  const told = Object.hasOwn(host.listed, portText(port)) ? host.listed[portText(port)] : undefined;
  if (told !== undefined) return told;
  return hasPort(tried[port.protocol], port.number) ? host.rest : null;
}

/** The state of a port by the rules: whatever rule reaches it must turn it away. */
function ruled({ rules }: ExtractReading, { addresses }: Claim, port: Port): PortState | null {
  const reaching = rules.filter(
    (rule) =>
      (rule.protocol === "any" || rule.protocol === port.protocol) &&
      hasPort(rule.ports, port.number) &&
      addresses.some((address) => within(rule.to, address)),
  );
  if (reaching.length === 0) return null;
  if (reaching.some((rule) => rule.allows === true)) return "open";
  return reaching.some((rule) => rule.allows === null) ? "undecided" : "filtered";
}

function ofPorts({ ports }: Claim, stateOf: (port: Port) => PortState | null): readonly ProofFault[] {
  const having = (state: PortState | null) => ports.filter((port) => stateOf(port) === state).map(portText);
  const told = (
    code: ProofFault["code"],
    found: readonly string[],
    sentence: (list: string, are: string) => string,
  ): readonly ProofFault[] =>
    found.length === 0
      ? []
      : [{ code, sentence: sentence(found.join(", "), found.length === 1 ? "is" : "are") }];
  return [
    ...told("ports-open", having("open"), (list, are) => `${list} ${are} open.`),
    ...told(
      "ports-open",
      having("closed"),
      (list, are) =>
        `${list} ${are} closed and not filtered: something answered, so that nothing keeps traffic away.`,
    ),
    ...told(
      "ports-open",
      having("undecided"),
      (list, are) =>
        `${list} ${are} not shown filtered: the file cannot tell. Show it by a firewall extract.`,
    ),
    ...told(
      "ports-not-scanned",
      having(null),
      (list, are) =>
        `${list} ${are} missing: the file says nothing of ${are === "is" ? "it" : "them"}. ${again}`,
    ),
  ];
}
const again = "Scan every port the advisory names, with -Pn, so that a silent system is not skipped.";
