import type { Attempt, EvidenceFact, Facts } from "../facts";
import type { StepKind } from "../template";

// Written apart from the engine on purpose: what it and the engine share is the shape of the facts, nothing else.

type Said = (ok: boolean, sentence: string) => void;

/** What an attempt of a kind shows of ports and packages, told from its own files and texts. */
export function shown(kind: StepKind | undefined, facts: Facts, attempt: Attempt, must: Said): void {
  if (kind === "install" || kind === "verify-remediation") {
    const plan = facts.plans.at(-1);
    const expected = plan?.expected;
    const { "installed-package": name, "installed-version": version } = attempt.answers;
    const other = plan !== undefined && plan.remediation !== "install";
    const same = expected?.package === name && expected?.version === version;
    must(other || same, "another package than the plan expects");
  }
  if (kind !== "prove-segment") return;
  seenInFile(facts, attempt, attempt.answers, must);
  const files = facts.evidence.filter((file) => file.attemptId === attempt.id);
  must(files.length > 0, "a segment proven by no file");
  const down = facts.system.network.at(-1)?.state === "disconnected";
  if (down)
    must(
      files.some((file) => !isScan(file)),
      "a segment proven by a scan with the port down",
    );
  const scan = down ? undefined : files.filter(isScan).at(-1);
  if (scan) must(filtered(scan, facts, attempt), `a segment proven by ${JSON.stringify(scan.portReading)}`);
  const extract = files.filter((file) => file.portReading?.kind === "extract").at(-1)?.portReading;
  if (extract?.kind === "extract")
    must(
      extract.rules.every((rule) => rule.allows === false),
      "a segment proven by an extract that lets through",
    );
}

/** Where no file that counts was read by the portal, people said of every port that it is filtered, and where they saw it. */
export function seenInFile(
  facts: Facts,
  attempt: Attempt,
  answers: Readonly<Record<string, string>>,
  must: Said,
): void {
  const down = facts.system.network.at(-1)?.state === "disconnected";
  const files = facts.evidence.filter((file) => file.attemptId === attempt.id);
  const read = files.filter(({ portReading }) => portReading && (!down || portReading.kind === "extract"));
  const extract = read.findLast(({ portReading }) => portReading?.kind === "extract")?.portReading;
  if (extract?.kind === "extract" || read.length === 0) {
    const own = extract?.kind === "extract" ? extract.taken : null;
    const at = new Date(own ?? attempt.answers["taken-at"] ?? "never").getTime();
    must(
      at > attempt.doneAt.getTime() - 24.1 * 3_600_000,
      "a segment proven by an extract of no time, or an old one",
    );
  }
  if (read.length > 0) return;
  const told = ["80/tcp", "443/tcp", "3465/tcp"].every(
    (port) => answers[`port-${port}`] === "filtered" && answers[`where-${port}`]?.trim(),
  );
  must(told, "a segment proven by a file that nobody read");
}

const isScan = ({ portReading }: EvidenceFact) =>
  portReading?.kind === "scan" || portReading?.kind === "unread";

function filtered({ portReading }: EvidenceFact, { system }: Facts, { doneAt }: Attempt): boolean {
  if (portReading?.kind !== "scan") return false;
  const [own, ...more] = portReading.hosts;
  const told = ["80", "443", "3465"].every((port) => portReading.tried.tcp.split(",").includes(port));
  const states = Object.values(own?.listed ?? {});
  const moved = system.network.findLast((fact) => fact.state === "segment")?.since ?? new Date(0);
  return (
    more.length === 0 &&
    own?.addresses.join() === "192.0.2.44" &&
    told &&
    states.every((state) => state === "filtered") &&
    new Date(portReading.begun).getTime() >= moved.getTime() - 60_000 &&
    new Date(portReading.ended).getTime() >= doneAt.getTime() - 24 * 3_600_000
  );
}
