import "server-only";
import { lookup } from "node:dns";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import type { S3Settings } from "@/lib/store-settings";

/** Addresses that are of this machine, of the local network, or of nobody. */
const near = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  near.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  near.addSubnet(net, bits, "ipv6");

/** Whether an address is no place of the public Internet. */
export const isNear = (address: string): boolean =>
  near.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** Resolves a name, and refuses one that leads to the local network, at the moment the connection is made. */
const publicOnly: LookupFunction = (host, options, answer) => {
  lookup(host, { ...options, all: true }, (fault, found) => {
    if (fault) return answer(fault, "");
    const refused = found.find(({ address }) => isNear(address));
    if (refused) return answer(new Error(`${host} leads to ${refused.address}: ${howToAllow}`), "");
    if (options.all) return answer(null, found);
    const [first] = found;
    answer(first ? null : new Error(`${host} has no address`), first?.address ?? "", first?.family);
  });
};

const howToAllow =
  "an address of the local network, which EVIDENCE_S3_ENDPOINT may only name with EVIDENCE_S3_ALLOW_PRIVATE=1";

/** The client of the configured service. It follows no redirect, and leaves the public Internet only where that is allowed. */
export function s3Client(settings: S3Settings): S3Client {
  const { hostname, protocol } = new URL(settings.endpoint);
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (!settings.allowPrivate) {
    if (protocol !== "https:") throw new Error("EVIDENCE_S3_ENDPOINT is to begin with https://");
    if (isIP(literal) && isNear(literal)) throw new Error(`EVIDENCE_S3_ENDPOINT names ${howToAllow}`);
  }
  const agent = { keepAlive: true, maxSockets: 50, ...(!settings.allowPrivate && { lookup: publicOnly }) };
  return new S3Client({
    endpoint: settings.endpoint,
    region: settings.region,
    forcePathStyle: true,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    maxAttempts: 3,
    // The signed hash of each body says more than the checksums that not every service knows.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 60_000,
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
    },
  });
}
