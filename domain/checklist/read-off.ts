/** What a person read of one port in a file that the portal cannot read. `unknown` is an honest answer, and no proof. */
const readStates = ["filtered", "open", "unknown"] as const;
export type ReadState = (typeof readStates)[number];

/** Under which keys an answer holds what a person read in a file; no template asks for them, the proof of ports does. */
export const readOffKeys = {
  state: (port: string) => `port-${port}`,
  where: (port: string) => `where-${port}`,
  takenAt: "taken-at",
} as const;

type Answers = Readonly<Record<string, string>>;

/** What was read of a port, and in which rule, line or page; unknown where nobody said, or did not say where. */
export function readOff(answers: Answers, port: string): Readonly<{ state: ReadState; where: string }> {
  const given = answers[readOffKeys.state(port)];
  const where = answers[readOffKeys.where(port)]?.trim() ?? "";
  const state = readStates.find((each) => each === given) ?? "unknown";
  return { state: state === "filtered" && where === "" ? "unknown" : state, where };
}

/** When an extract was taken, as its reader says; null where that is no time. */
export function takenAt(answers: Answers): Date | null {
  const text = answers[readOffKeys.takenAt]?.trim() ?? "";
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** Everything an answer holds that was read in a file, in words: "443/tcp filtered, rule 14". */
export function readInWords(answers: Answers): readonly string[] {
  const prefix = readOffKeys.state("");
  return Object.keys(answers)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((port) => {
      const { state, where } = readOff(answers, port);
      return `${port} ${state}${where && `, ${where}`}`;
    });
}
