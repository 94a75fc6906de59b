import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, ListMultipartUploadsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { S3Settings } from "@/lib/store-settings";
import { isNear, s3Client } from "./s3-client";
import { s3Store } from "./s3-store";
import { bytesOf, hashOf, keepIn, pieces, storeContract } from "./testing/store-contract";

// biome-ignore lint/style/noProcessEnv: where the server of the tests is, as scripts/test/s3-server.mjs says
const given = (name: string): string => process.env[name] ?? expect.fail(`${name} is not set`);
const bucket = `evidence-${crypto.randomUUID()}`;
const settings = (change: Partial<S3Settings> = {}): S3Settings => ({
  endpoint: given("TEST_S3_ENDPOINT"),
  bucket,
  region: "us-east-1",
  accessKeyId: given("TEST_S3_KEY"),
  secretAccessKey: given("TEST_S3_SECRET"),
  allowPrivate: true,
  ...change,
});
const client = s3Client(settings());
let spoolFolder = "";
const storeOf = (change: Partial<S3Settings> = {}) =>
  s3Store({ client: s3Client(settings(change)), bucket, spoolFolder });

beforeAll(async () => {
  spoolFolder = await mkdtemp(join(tmpdir(), "spool-"));
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
});
afterAll(() => rm(spoolFolder, { recursive: true, force: true }));

describe("a bucket", () => storeContract(() => storeOf()));

/** Stands between the portal and the service; what it does to each request the test says. */
type Between = (request: IncomingMessage, answer: ServerResponse, pass: () => void) => void;
async function throughFaults(between: Between, act: (endpoint: string) => Promise<void>): Promise<void> {
  const { hostname, port } = new URL(given("TEST_S3_ENDPOINT"));
  const server: Server = createServer((asked, answer) => {
    between(asked, answer, () => {
      const { method, url: path, headers } = asked;
      const on = request({ hostname, port, method, path, headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      });
      on.on("error", () => answer.destroy());
      asked.pipe(on);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  try {
    await act(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const large = () => `${crypto.randomUUID()} `.repeat(500_000);

describe("a service that fails", () => {
  it("with 500 at a part leaves nothing visible, no part of it, and nothing on this machine", async () => {
    const text = large();
    const fails: Between = ({ method, url }, answer, pass) =>
      method === "PUT" && url?.includes("partNumber=2") ? answer.writeHead(500).end() : pass();
    await throughFaults(fails, async (endpoint) => {
      await expect(keepIn(storeOf({ endpoint }), text)).rejects.toThrow();
    });
    expect(await storeOf().sizeOf(hashOf(text))).toBeNull();
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    expect(Uploads).toEqual([]);
    expect(await readdir(spoolFolder)).toEqual([]);
  });

  it("once is asked again, and the file is there whole", async () => {
    const text = large();
    let failed = 0;
    const once: Between = ({ method }, answer, pass) =>
      method === "PUT" && failed++ === 0 ? answer.writeHead(503).end() : pass();
    await throughFaults(once, async (endpoint) => {
      expect(await keepIn(storeOf({ endpoint }), text)).toBe(hashOf(text));
    });
    expect(failed).toBeGreaterThan(1);
    expect(hashOf(await bytesOf(storeOf().read(hashOf(text))))).toBe(hashOf(text));
  });

  it("to say what it holds of several parts, or says something else, has not kept them", async () => {
    const text = large();
    const other: Between = ({ method }, answer, pass) =>
      method === "GET" ? answer.writeHead(200, { "content-length": 5 }).end("other") : pass();
    await throughFaults(other, async (endpoint) => {
      await expect(keepIn(storeOf({ endpoint }), text)).rejects.toThrow("does not answer");
    });
  });

  it("in the middle of giving a file out is a fault, never a shorter file", async () => {
    const sha256 = await keepIn(storeOf(), large());
    const half: Between = ({ method, url }, answer, pass) => {
      if (method !== "GET" || !url?.includes(sha256)) return pass();
      answer.writeHead(200, { "content-length": 100 });
      answer.write("half of it", () => answer.destroy());
    };
    await throughFaults(half, async (endpoint) => {
      await expect(bytesOf(storeOf({ endpoint }).read(sha256))).rejects.toThrow();
    });
  });

  it("says so, rather than that nothing is kept", async () => {
    const sha256 = await keepIn(storeOf(), crypto.randomUUID());
    await throughFaults(
      (_, answer) => answer.writeHead(500).end(),
      async (endpoint) => {
        await expect(storeOf({ endpoint }).sizeOf(sha256)).rejects.toThrow();
        await expect(storeOf({ endpoint }).answers()).rejects.toThrow();
      },
    );
    await expect(storeOf({ secretAccessKey: "another" }).sizeOf(sha256)).rejects.toThrow();
    await expect(storeOf({ secretAccessKey: "another" }).answers()).rejects.toThrow();
  });

  it("to which a body comes otherwise than it was sent refuses it", async () => {
    const change: Between = (asked, answer, pass) => {
      if (asked.method !== "PUT") return pass();
      const { hostname, port } = new URL(given("TEST_S3_ENDPOINT"));
      const { method, url: path, headers } = asked;
      const on = request({ hostname, port, method, path, headers }, (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      });
      asked.on("data", (piece: Buffer) => on.write(Buffer.from(piece).fill("x")));
      asked.on("end", () => on.end());
    };
    await throughFaults(change, async (endpoint) => {
      const through = storeOf({ endpoint });
      const again = await through.receive(pieces("what was meant"));
      await expect(again.keep()).rejects.toThrow();
      expect(await storeOf().sizeOf(again.sha256)).toBeNull();
      await again.discard();
    });
    expect(await readdir(spoolFolder)).toEqual([]);
  });
});

describe("what was left behind", () => {
  it("is swept where it is old, in the bucket and on this machine", async () => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: "incoming/left", Body: "half" }));
    await storeOf().receive(pieces("never kept"));
    const now = await storeOf().clock();
    expect(await storeOf().sweepIncoming(new Date(now.getTime() - 3_600_000))).toBe(0);
    expect(await storeOf().sweepIncoming(new Date(now.getTime() + 3_600_000))).toBe(2);
    expect(await readdir(spoolFolder)).toEqual([]);
  });
});

describe("the address of the service", () => {
  it.each([
    ["http://s3.example.org", "https://"],
    ["https://127.0.0.1:9000", "local network"],
    ["https://[::1]:9000", "local network"],
    ["https://169.254.169.254", "local network"],
    ["https://[::ffff:10.0.0.1]", "local network"],
  ])("%s is refused unless the local network is allowed", (endpoint, why) => {
    expect(() => s3Client(settings({ endpoint, allowPrivate: false }))).toThrow(why);
  });

  it("that is a name leading to this machine is refused when it is resolved", async () => {
    const store = storeOf({ endpoint: "https://localhost:1", allowPrivate: false });
    await expect(store.answers()).rejects.toThrow("local network");
  });

  it("is near or not", () => {
    for (const near of ["10.1.2.3", "172.31.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd00::1", "fe80::1"])
      expect(isNear(near), near).toBe(true);
    for (const far of ["9.9.9.9", "172.32.0.1", "2606:4700::1111", "100.128.0.1"])
      expect(isNear(far), far).toBe(false);
  });
});
