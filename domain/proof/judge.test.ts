import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainAddress, within } from "./addresses";
import { readExtract } from "./extract";
import { type Claim, judge } from "./judge";
import { readNmap, type Xml } from "./nmap";
import { hasPort } from "./port-lists";
import { type PortReading, type PortState, portStates } from "./reading";

const now = new Date("2026-11-30T12:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const instant = (at: Date) => at.toISOString();
const claim = (changes: Partial<Claim> = {}): Claim => ({
  ports: [80, 443, 3465].map((number) => ({ number, protocol: "tcp" })),
  addresses: ["10.20.0.21"],
  after: { at: ago(2), what: "the move" },
  at: now,
  taken: null,
  now,
  ...changes,
});
const codes = (reading: PortReading, changes: Partial<Claim> = {}) =>
  judge(reading, claim(changes), instant).map((fault) => fault.code);

const element = (name: string, attributes: Record<string, string> = {}, ...children: Xml[]): Xml => ({
  name,
  attributes,
  children,
});
const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));
const port = (number: number, state: string, protocol = "tcp") =>
  element("port", { portid: String(number), protocol }, element("state", { state }));
type Run = Readonly<{
  address?: string;
  services?: string;
  ports?: readonly Xml[];
  up?: string;
  from?: Date;
  to?: Date;
}>;
const run = ({
  address = "10.20.0.21",
  services = "80,443,3465",
  ports = [],
  up = "up",
  ...times
}: Run = {}): Xml =>
  element(
    "nmaprun",
    { scanner: "nmap", start: seconds(times.from ?? ago(1)) },
    element("scaninfo", { protocol: "tcp", services }),
    element(
      "host",
      {},
      element("status", { state: up }),
      element("address", { addr: address, addrtype: "ipv4" }),
      element("address", { addr: "00:11:22:33:44:55", addrtype: "mac" }),
      element("ports", {}, ...ports),
    ),
    element("runstats", {}, element("finished", { time: seconds(times.to ?? ago(0.9)), exit: "success" })),
  );
const all = (state: string) => [80, 443, 3465].map((number) => port(number, state));
const scanned = (given: Run, changes: Partial<Claim> = {}) => codes(readNmap(run(given)), changes);

describe("a scan", () => {
  test("proves what it shows filtered, one by one or together", () => {
    expect(scanned({ ports: all("filtered") })).toEqual([]);
    expect(scanned({ ports: [element("extraports", { state: "filtered", count: "3" })] })).toEqual([]);
    expect(scanned({ services: "1-4000", ports: [element("extraports", { state: "filtered" })] })).toEqual(
      [],
    );
  });

  test("names the ports that are open, closed or undecided, each for itself", () => {
    const ports = [port(80, "open"), port(443, "filtered"), port(3465, "closed")];
    const sentences = judge(readNmap(run({ ports })), claim(), instant).map((fault) => fault.sentence);
    expect(sentences[0]).toBe("80/tcp is open.");
    expect(sentences[1]).toMatch(/^3465\/tcp is closed and not filtered/);
    for (const state of ["open|filtered", "closed|filtered", "unfiltered", "unknown", "a new word"])
      expect(scanned({ ports: all(state) }), state).toEqual(["ports-open"]);
    expect(scanned({ ports: [...all("filtered"), port(80, "open")] })).toEqual(["ports-open"]);
    const mixed = ["filtered", "closed"].map((state) => element("extraports", { state }));
    expect(scanned({ ports: mixed })).toEqual(["ports-open"]);
  });

  test("names the ports that it did not try, and tries none of a host it took as down", () => {
    const [fault] = judge(readNmap(run({ services: "80", ports: [port(80, "filtered")] })), claim(), instant);
    expect(fault?.sentence).toMatch(/^443\/tcp, 3465\/tcp are missing/);
    expect(scanned({ ports: all("filtered"), up: "down" })).toEqual(["ports-not-scanned"]);
    expect(scanned({ ports: [] })).toEqual(["ports-not-scanned"]);
    const udp = { ports: [{ number: 80, protocol: "udp" }] } as const;
    expect(scanned({ ports: all("filtered") }, udp)).toEqual(["ports-not-scanned"]);
  });

  test("is of the system's own address, and the inventory must know it", () => {
    const ports = all("filtered");
    expect(scanned({ ports, address: "10.20.0.22" })).toEqual(["scan-of-another-system"]);
    expect(scanned({ ports }, { addresses: [] })).toEqual(["scan-of-another-system"]);
    expect(scanned({ ports }, { addresses: ["10.9.9.9", "010.020.000.021"] })).toEqual([]);
  });

  test("follows what it proves and is a day old at most, by its own clock", () => {
    const ports = all("filtered");
    expect(scanned({ ports, from: ago(3), to: ago(1) })).toEqual(["scan-outdated"]);
    expect(scanned({ ports, from: ago(26), to: ago(25) }, { after: null })).toEqual(["scan-outdated"]);
    expect(scanned({ ports, from: ago(24), to: ago(23.9) }, { after: null })).toEqual([]);
    expect(scanned({ ports, to: ago(-1) })).toEqual(["scan-outdated"]);
  });

  test("without its end, of another tool, failed or running backwards is none", () => {
    const whole = run({ ports: all("filtered") });
    const without = { ...whole, children: whole.children.filter((each) => each.name !== "runstats") };
    const failed = element("runstats", {}, element("finished", { time: seconds(now), exit: "error" }));
    expect(readNmap(without)).toEqual({ kind: "unread", fault: "no-end" });
    expect(readNmap({ ...without, children: [...without.children, failed] })).toMatchObject({
      fault: "failed",
    });
    expect(readNmap({ ...whole, attributes: { scanner: "masscan", start: "1" } })).toMatchObject({
      fault: "not-nmap",
    });
    expect(readNmap(run({ from: now, to: ago(1) }))).toMatchObject({ fault: "broken" });
  });
});

const states = fc.constantFrom(...portStates);
const number = fc.integer({ min: 1, max: 65_535 });

test("whatever a scan lists, it proves exactly when every port asked for is listed or covered as filtered", () => {
  const listed = fc.dictionary(
    fc.integer({ min: 1, max: 6 }).map((each) => `${each}/tcp`),
    states,
  );
  const rest = fc.option(states);
  const tried = fc.subarray([1, 2, 3, 4, 5, 6]);
  const asked = fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 });
  fc.assert(
    fc.property(listed, rest, tried, asked, (ports, others, services, wanted) => {
      const reading: PortReading = {
        kind: "scan",
        begun: ago(1).toISOString(),
        ended: ago(1).toISOString(),
        tried: { tcp: services.join(","), udp: "" },
        hosts: [{ addresses: ["10.20.0.21"], up: true, listed: ports, rest: others }],
      };
      const stateOf = (each: number): PortState | null =>
        ports[`${each}/tcp`] ?? (services.includes(each) ? others : null);
      const proves = wanted.every((each) => stateOf(each) === "filtered");
      const given = wanted.map((each) => ({ number: each, protocol: "tcp" }) as const);
      expect(codes(reading, { ports: given }).length === 0).toBe(proves);
    }),
  );
});

test("a list of ports has exactly what it spells", () => {
  fc.assert(
    fc.property(number, number, number, (a, b, looked) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      expect(hasPort(`${from}-${to}`, looked)).toBe(looked >= from && looked <= to);
      expect(hasPort(`${a}, ${b}`, looked)).toBe(looked === a || looked === b);
      expect(hasPort("any", looked)).toBe(true);
    }),
  );
});

test("addresses are compared by what they mean", () => {
  expect(plainAddress("FE80::1")).toBe(plainAddress("fe80:0:0:0:0:0:0:1"));
  expect(plainAddress(" 010.1.001.2 ")).toBe("10.1.1.2");
  expect(plainAddress("300.1.1.1")).toBe("300.1.1.1");
  expect(within("10.20.0.0/24", "10.20.0.21")).toBe(true);
  expect(within("10.20.1.0/24", "10.20.0.21")).toBe(false);
  expect(within("any", "fe80::1")).toBe(true);
  expect(within("not an address", "10.20.0.21")).toBe(false);
});

describe("a firewall extract", () => {
  const read = (...rows: readonly string[]) => {
    const found = readExtract(rows.map((row) => row.split(";")));
    if (!found) throw new Error("not read");
    return found;
  };
  const table = (...rows: readonly string[]) => codes(read(...rows), { taken: ago(1) });
  const head = "rule;source;destination;protocol;port;action";

  test("is read where its columns say what they are, and left to people where they do not", () => {
    expect(
      readExtract([
        ["a", "b"],
        ["1", "2"],
      ]),
    ).toBeNull();
    expect(readExtract([head.split(";")])).toBeNull();
    expect(
      readExtract([
        ["port", "ports", "destination", "action"],
        ["1", "2", "any", "deny"],
      ]),
    ).toBeNull();
    expect(table(head, "1;any;10.20.0.0/24;any;any;deny")).toEqual([]);
  });

  test("lets nothing through to a port by any rule, and reaches each", () => {
    const deny = "9;any;any;any;any;DROP";
    expect(table(head, "1;10.1.1.1;10.20.0.21;tcp;443;allow", deny)).toEqual(["ports-open"]);
    expect(table(head, "1;10.1.1.1;10.20.0.99;tcp;443;allow", deny)).toEqual([]);
    expect(table(head, "1;any;10.20.0.21;tcp;80;deny")).toEqual(["ports-not-scanned"]);
    expect(table(head, "1;any;10.20.0.21;tcp;any;reject")).toEqual(["ports-open"]);
  });

  test("says when it was taken, or its reader does; else it is not new enough", () => {
    const dated = (text: string) =>
      read("destination;port;action;exported at", `any;any;deny;${text}`, `any;any;deny;${text}`);
    const proves = (extract: PortReading, changes: Partial<Claim> = {}) => codes(extract, changes);
    expect(proves(dated(instant(ago(1))))).toEqual([]);
    expect(proves(dated("2026-11-30 12:30+01:00"))).toEqual([]);
    for (const text of ["", "yesterday", "2026-11-30 11:30", "30.11.2026 11:30", "2026-13-41T99:00Z"]) {
      expect(dated(text).taken, text).toBeNull();
      expect(proves(dated(text)), text).toEqual(["scan-outdated"]);
      expect(proves(dated(text), { taken: ago(1) }), text).toEqual([]);
    }
    expect(read("destination;port;action", "any;any;deny").taken).toBeNull();
  });

  test("follows what it proves, is a day old at most, and not of the future; its own word goes before its reader's", () => {
    const taken = (at: Date) => read("to;ports;action;as of", `any;any;deny;${instant(at)}`);
    expect(codes(taken(ago(3)))).toEqual(["scan-outdated"]);
    expect(codes(taken(ago(3)), { taken: ago(1) })).toEqual(["scan-outdated"]);
    expect(codes(taken(ago(25)), { after: null })).toEqual(["scan-outdated"]);
    expect(codes(taken(ago(23.9)), { after: null })).toEqual([]);
    expect(codes(taken(ago(-1)))).toEqual(["scan-outdated"]);
    const told = judge(taken(ago(3)), claim(), instant).map(({ sentence }) => sentence);
    expect(told).toEqual([
      `The extract was taken on ${instant(ago(3))}, before the move on ${instant(ago(2))}. Take it again.`,
    ]);
    const two = read(
      "to;ports;action;as of",
      `any;any;deny;${instant(ago(1))}`,
      `any;any;deny;${instant(ago(3))}`,
    );
    expect(two.taken).toBe(instant(ago(3)));
  });
});
