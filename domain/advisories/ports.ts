import type { AdvisoryReading, Vulnerability } from "./advisory";
import type { Port, ProposedPort } from "./annotation";

const forms: readonly RegExp[] = [
  /(?<![\d.])(?<number>\d{1,5})\s*\/\s*(?<protocol>tcp|udp)/gi,
  /(?<protocol>tcp|udp)[\s/-]*(?:ports?\s*)?(?<number>\d{1,5})(?![\d.])/gi,
];

const lists = /\bports?\s+((?:\d{1,5}(?:\s*\/\s*(?:tcp|udp))?(?:\s*(?:,|and|or|&|und)\s*)*)+)/gi;

function portOf(number: string, protocol: string): readonly Port[] {
  const value = Number(number);
  const known = protocol.toLowerCase() === "udp" ? "udp" : "tcp";
  return value >= 1 && value <= 65535 ? [{ number: value, protocol: known }] : [];
}

/** The ports a text names: "Port 80/TCP", "TCP 443", "ports 104, 11112". A port without a protocol is taken as TCP. */
export function portsIn(text: string): readonly Port[] {
  const spelled = forms.flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ groups }) => portOf(groups?.number ?? "", groups?.protocol ?? "")),
  );
  const bare = [...text.matchAll(lists)]
    .flatMap(([, run = ""]) => [...run.matchAll(/(\d+)(\s*\/)?/g)])
    .flatMap(([, number = "", slash]) => (slash === undefined ? [number] : []))
    .flatMap((number) => portOf(number, "tcp"));
  const all = [...spelled, ...bare.filter((port) => !spelled.some((each) => each.number === port.number))];
  return all.filter((port, i) => all.findIndex((each) => portText(each) === portText(port)) === i);
}

/** A port as annotations keep it and people read it: "443/tcp". */
export const portText = (port: Port): string => `${port.number}/${port.protocol}`;

/** The port of an annotation's text; null when the text is none. */
export function parsePort(text: string): Port | null {
  const found = /^\s*(\d{1,5})\s*\/\s*(tcp|udp)\s*$/i.exec(text);
  return portOf(found?.[1] ?? "", found?.[2] ?? "")[0] ?? null;
}

type Passage = Readonly<{ text: string; path: string; cve: string | null }>;

const passagesOf = (vulnerability: Vulnerability): readonly Passage[] => [
  ...vulnerability.notes.map((note) => ({ text: note.text, path: note.path, cve: vulnerability.cve })),
  ...vulnerability.remediations.map((each) => ({
    text: each.details,
    path: `${each.path}/details`,
    cve: vulnerability.cve,
  })),
];

/** The ports the texts of an advisory name, lowest first, each to be confirmed as an annotation. */
export function proposePorts(reading: AdvisoryReading): readonly ProposedPort[] {
  const general = reading.notes.map((note) => ({ text: note.text, path: note.path, cve: null }));
  const passages: readonly Passage[] = [...reading.vulnerabilities.flatMap(passagesOf), ...general];
  const found = new Map<string, ProposedPort>();
  for (const { text, path, cve } of passages) {
    for (const port of portsIn(text)) {
      const before = found.get(portText(port)) ?? { port, text, path, cves: [] };
      const cves = cve === null || before.cves.includes(cve) ? before.cves : [...before.cves, cve];
      found.set(portText(port), { ...before, cves });
    }
  }
  return [...found.values()].sort((a, b) => a.port.number - b.port.number);
}
