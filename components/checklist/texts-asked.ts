import type { StepNow } from "@/domain/checklist/evaluation";
import { patchKeys } from "@/domain/checklist/patch";
import { readOffKeys } from "@/domain/checklist/read-off";
import type { PortProofView, ReadByPeople } from "@/domain/incidents/port-proof-view";
import { proofLabel } from "@/domain/incidents/step-words";
import type { TextAsked } from "./asked-field";

const patchKinds: readonly (string | undefined)[] = ["install", "verify-remediation"];

/** What a step asks for as text: what the console or a file shows comes first, then what the template asks. */
export function textsAsked(now: StepNow, ports: PortProofView | null, zone: string): readonly TextAsked[] {
  const before = (key: string) => now.latest?.answers[key] ?? "";
  const { package: name, version } = patchKeys;
  const shared = {
    kind: "value",
    required: true,
    hint: "Read it off the console, not off the plan.",
  } as const;
  const patch: readonly TextAsked[] = [
    { ...shared, key: name, label: "Package, as the console shows it", before: before(name) },
    { ...shared, key: version, label: "Version, as the console shows it", before: before(version) },
  ];
  const asked = now.step.evidence.flatMap(({ key, label, kind, required }) =>
    kind === "file" ? [] : [{ key, kind, required, label: proofLabel(label), before: before(key) }],
  );
  return [
    ...(patchKinds.includes(now.step.kind) ? patch : []),
    ...(ports ? readAsked(ports.toRead, zone) : []),
    ...asked,
  ];
}

/** What people say that a file shows; nothing is filled in for them. */
export function readAsked({ ports, time }: ReadByPeople, zone: string | null): readonly TextAsked[] {
  const ofPorts = ports.flatMap((port): readonly TextAsked[] => [
    {
      key: readOffKeys.state(port),
      label: `${port}, as the file shows it`,
      kind: "state",
      required: true,
      before: "",
    },
    {
      key: readOffKeys.where(port),
      label: `Where it says so of ${port}`,
      kind: "value",
      required: false,
      before: "",
      hint: "The rule, line or page. Filtered counts only with it.",
    },
  ]);
  if (!time || zone === null) return ofPorts;
  const label = `When the extract was taken, ${zone}`;
  return [...ofPorts, { key: readOffKeys.takenAt, label, kind: "time", required: true, before: "" }];
}
