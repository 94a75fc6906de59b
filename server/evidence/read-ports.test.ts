import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readPorts, scanOf } from "./read-ports";

let whole = "";
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "isocenter-ports-"));
  const seed = await readFile("db/seed/evidence/port-scan.xml", "utf8");
  whole = seed
    .replaceAll("ADDRESS", "10.20.0.21")
    .replaceAll("BEGUN", "1795430000")
    .replaceAll("ENDED", "1795430012");
});

async function read(text: string | Uint8Array, mediaType: string) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, bytes);
  return readPorts({ path, size: bytes.length, head: bytes.subarray(0, 4096), mediaType });
}

test("a scan is read with its host, its ports and its times", async () => {
  expect(await read(whole, "application/xml")).toEqual({
    kind: "scan",
    begun: new Date(1_795_430_000_000).toISOString(),
    ended: new Date(1_795_430_012_000).toISOString(),
    tried: { tcp: "80,443,3465", udp: "" },
    hosts: [
      {
        addresses: ["10.20.0.21"],
        up: true,
        listed: { "80/tcp": "filtered", "443/tcp": "filtered", "3465/tcp": "filtered" },
        rest: null,
      },
    ],
  });
});

test("entities are not read, however little they say", () => {
  const bomb = `<!DOCTYPE n [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><nmaprun>&b;</nmaprun>`;
  expect(scanOf(bomb)).toEqual({ kind: "unread", fault: "entities" });
  const outside = `<!DOCTYPE nmaprun SYSTEM "file:///etc/passwd"><nmaprun></nmaprun>`;
  expect(scanOf(outside)).toEqual({ kind: "unread", fault: "entities" });
  expect(scanOf(whole.replace("<host", "<host a='&x;'"))).toEqual({ kind: "unread", fault: "broken" });
});

test("a scan cut off anywhere is none", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.trimEnd().length - 1 }), (end) => {
      expect(scanOf(whole.slice(0, end)).kind).toBe("unread");
    }),
  );
});

test("whatever stands in the file, it is read or refused, and never throws", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (noise, at) => {
      const place = at % whole.length;
      expect(["scan", "unread"]).toContain(scanOf(whole.slice(0, place) + noise + whole.slice(place)).kind);
    }),
  );
  expect(scanOf(`${"<a>".repeat(100_000)}</nmaprun>`)).toEqual({ kind: "unread", fault: "broken" });
});

test("what only looks like a scan is known, and anything else is left to people", async () => {
  const text = "# Nmap 7.95 scan initiated\nNmap scan report for 10.20.0.21\n80/tcp filtered http\n";
  expect(await read(text, "text/plain")).toEqual({ kind: "unread", fault: "not-xml" });
  const { buffer } = new Uint8Array([...new TextEncoder().encode("<nmaprun a='"), 0xff, 0xfe]);
  expect(await read(new Uint8Array(buffer), "application/xml")).toEqual({ kind: "unread", fault: "broken" });
  expect(await read(`${whole}${" ".repeat(5_000_000)}`, "application/xml")).toMatchObject({
    fault: "too-big",
  });
  expect(await read("<rules><rule/></rules>", "application/xml")).toBeNull();
  expect(await read("rule 1 deny", "text/plain")).toBeNull();
  expect(await read("%PDF-1.7", "application/pdf")).toBeNull();
});

test("a firewall extract is read by its columns", async () => {
  const csv = "destination;protocol;port;action\n10.20.0.0/24;tcp;any;deny\n";
  expect(await read(csv, "text/csv")).toEqual({
    kind: "extract",
    taken: null,
    rules: [{ to: "10.20.0.0/24", protocol: "tcp", ports: "any", allows: false }],
  });
  const dated = "destination;port;action;exported at\n10.20.0.0/24;any;deny;2026-11-30T12:00:00+01:00\n";
  expect(await read(dated, "text/csv")).toMatchObject({ taken: "2026-11-30T11:00:00.000Z" });
  expect(await read("a,b\n1,2\n", "text/csv")).toBeNull();
  expect(await read('destination,port,action\n"broken', "text/csv")).toBeNull();
});
