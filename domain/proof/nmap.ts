import { type PortReading, type PortState, portStates, type ScanFault, type ScannedHost } from "./reading";

/** An element of an XML document, whatever read it. */
export type Xml = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Xml[];
}>;

/** More hosts or ports than the proof of one system ever tells. */
const most = { hosts: 256, ports: 20_000 } as const;

/** Reads the document nmap writes with -oX; one that lacks what makes it whole is no proof. */
export function readNmap(root: Xml): PortReading {
  if (root.name !== "nmaprun" || root.attributes.scanner !== "nmap") return unread("not-nmap");
  const finished = child(child(root, "runstats"), "finished");
  const begun = instant(root.attributes.start);
  const ended = instant(finished?.attributes.time);
  if (!finished || ended === null) return unread("no-end");
  if (finished.attributes.exit !== undefined && finished.attributes.exit !== "success")
    return unread("failed");
  if (begun === null || begun > ended) return unread("broken");
  const hosts = named(root, "host");
  const count = hosts.reduce((sum, host) => sum + named(child(host, "ports"), "port").length, 0);
  if (hosts.length > most.hosts || count > most.ports) return unread("too-big");
  return { kind: "scan", begun, ended, tried: triedPorts(root), hosts: hosts.map(hostOf) };
}

const unread = (fault: ScanFault): PortReading => ({ kind: "unread", fault });

const named = (element: Xml | undefined, name: string): readonly Xml[] =>
  element?.children.filter((each) => each.name === name) ?? [];

const child = (element: Xml | undefined, name: string): Xml | undefined => named(element, name)[0];

/** Seconds since 1970 as nmap writes them, as ISO 8601. */
function instant(seconds: string | undefined): string | null {
  if (!seconds || !/^\d{9,11}$/.test(seconds)) return null;
  return new Date(Number(seconds) * 1000).toISOString();
}

function triedPorts(root: Xml) {
  const of = (protocol: string) =>
    named(root, "scaninfo")
      .filter(({ attributes }) => attributes.protocol === protocol)
      .map(({ attributes }) => attributes.services ?? "")
      .join(",");
  return { tcp: of("tcp"), udp: of("udp") };
}

function hostOf(host: Xml): ScannedHost {
  const ports = child(host, "ports");
  const listed = named(ports, "port").flatMap(({ attributes, children }) => {
    const state = children.find((each) => each.name === "state")?.attributes.state;
    return [[`${attributes.portid}/${attributes.protocol}`, stateOf(state)] as const];
  });
  const others = named(ports, "extraports").map(({ attributes }) => stateOf(attributes.state));
  const addresses = named(host, "address").filter(({ attributes }) => attributes.addrtype !== "mac");
  return {
    addresses: addresses.map(({ attributes }) => attributes.addr ?? ""),
    up: child(host, "status")?.attributes.state === "up",
    listed: Object.fromEntries(worstFirstWins(listed)),
    rest: worst(others),
  };
}

/** nmap's words: a port that it cannot tell apart is undecided, and an unknown word is as good as open. */
function stateOf(word: string | undefined): PortState {
  if (word === "filtered" || word === "closed" || word === "open") return word;
  const doubtful = ["open|filtered", "closed|filtered", "unfiltered", "unknown"];
  return word !== undefined && doubtful.includes(word) ? "undecided" : "open";
}

/** Where several states may hold, the worst of them does. */
const worst = (states: readonly PortState[]): PortState | null =>
  portStates.findLast((state) => states.includes(state)) ?? null;

/** A port told twice counts as the worse of the two. */
function worstFirstWins(listed: readonly (readonly [string, PortState])[]) {
  const found = new Map<string, PortState>();
  for (const [port, state] of listed) {
    const before = found.get(port);
    found.set(port, (before && worst([before, state])) ?? state);
  }
  return found;
}
