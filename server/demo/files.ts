import "server-only";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { EvidenceAsked, StepKind } from "@/domain/checklist/template";

const folder = resolve("db", "seed");

/** A file of the demo's seed, as bytes. */
export function seedFile(...path: readonly string[]): Promise<Buffer> {
  return readFile(resolve(folder, ...path));
}

/** What the demo's people attach as proof, by the kind of step. */
const proofs: Partial<Record<StepKind, string>> = {
  confirm: "version-screen.png",
  backup: "backup-log.txt",
  "prove-segment": "port-scan.xml",
  disconnect: "switch-port-down.png",
  acceptance: "signed-acceptance.pdf",
  "interim-connect": "connection-test.txt",
  install: "service-report.pdf",
  "end-permit": "firewall-extract.txt",
  "verify-remediation": "installed-updates.txt",
  release: "qc-report.pdf",
  reconnect: "connection-test.txt",
  withdraw: "asset-label.png",
  return: "connection-test.txt",
};

/** A proof as it was made of one system at a time: the demo's scan is of its address, and a minute old. */
export async function proofMade(file: string, address: string, at: Date): Promise<Buffer> {
  const bytes = await seedFile("evidence", file);
  if (!file.endsWith(".xml")) return bytes;
  const ended = Math.floor(at.getTime() / 1000) - 60;
  const text = bytes.toString("utf8").replaceAll("ADDRESS", address);
  return Buffer.from(text.replaceAll("BEGUN", String(ended - 12)).replaceAll("ENDED", String(ended)));
}

export const proofOf = (kind: StepKind | undefined): string =>
  (kind && proofs[kind]) ?? "firewall-extract.txt";

/** What they write where a statement or a value is asked for. */
export function wordsFor(kind: StepKind | undefined, asked: EvidenceAsked): string {
  if (kind === "backup")
    return "Restored on the spare workplace in 48 min; it started and acquired a phantom.";
  if (kind === "controls")
    return "Host firewall by the vendor's rule set (network team); sensor on the uplink (security).";
  return `As asked: ${asked.label}.`;
}
