import "server-only";
import { stateWords } from "@/domain/incidents/state-words";
import { actWords } from "@/domain/my-steps/act-words";
import type { MyAct, MyLock, MyWait } from "@/domain/my-steps/my-work";
import { priorityWords } from "@/domain/priority/values";
import { waitingWords } from "@/domain/verify-queue/waiting-words";
import { instant, number, sheetOf, text } from "@/lib/table-columns";
import { type MyStepsData, readMySteps } from "../my-steps/read-my-steps";
import { readVerifyQueue, type VerifyQueueData } from "../verify-queue/read-verify-queue";
import { list, stretchByStretch } from "./list";

type Queued = VerifyQueueData["items"][number] & Readonly<{ own: boolean }>;

const queueColumns = [
  text<Queued>("Incident", ({ incident }) => incident.key),
  text<Queued>("System", ({ incident }) => incident.assetTag),
  text<Queued>("Model", ({ incident }) => incident.systemName),
  text<Queued>("Site", ({ incident }) => incident.siteName),
  text<Queued>("Location", ({ incident }) => incident.location),
  text<Queued>("State", ({ incident }) => stateWords[incident.exposure]),
  text<Queued>("Priority", ({ incident }) => incident.priority && priorityWords[incident.priority]),
  text<Queued>("Step", (row) => row.title),
  text<Queued>("To be answered", (row) => waitingWords[row.waitsFor]),
  text<Queued>("Done by", (row) => row.attempt.by.name),
  instant<Queued>("Done", (row) => row.attempt.doneAt),
  instant<Queued>("Recorded", (row) => row.attempt.recordedAt),
  text<Queued>("What was answered", (row) => [row.record, row.attempt.reason].filter(Boolean).join(": ")),
  text<Queued>("Why it cannot be verified", (row) => row.barred?.sentence ?? null),
  text<Queued>("Your own work", (row) => (row.own ? "Yes" : null)),
  instant<Queued>("Due", (row) => row.dueAt),
  number<Queued>("Steps that wait for it", (row) => row.holds),
];

/** What waits for a coordinator's word, on every page of the queue; one's own work is marked. */
export const verifyQueueList = list({
  key: "verify-queue",
  permission: "step:verify",
  read: (tx, { actor, now }) =>
    sheetOf(
      queueColumns,
      stretchByStretch(async (from) => {
        const { items, own, page } = await readVerifyQueue(actor, { from }, { on: tx, now });
        const rows = [
          items.map((item) => ({ ...item, own: false })),
          own.map((item) => ({ ...item, own: true })),
        ];
        return { rows: rows.flat(), read: page.shown, total: page.total };
      }),
    ),
});

type System = MyStepsData["systems"][number];
type Mine = Readonly<{ system: System; title: string; what: string; who: readonly string[] }> &
  Readonly<{ dueAt: Date | null; since: Date | null }>;

const mineColumns = [
  text<Mine>("Incident", ({ system }) => system.key),
  text<Mine>("System", ({ system }) => system.assetTag),
  text<Mine>("Model", ({ system }) => system.systemName),
  text<Mine>("Site", ({ system }) => system.siteName),
  text<Mine>("Location", ({ system }) => system.location),
  text<Mine>("State", ({ system }) => stateWords[system.work.evaluation.exposure.value]),
  text<Mine>("Priority", ({ system }) => system.priority && priorityWords[system.priority]),
  text<Mine>("Step", (row) => row.title),
  text<Mine>("What it is", (row) => row.what),
  text<Mine>("Who can bring it on", (row) => row.who.join(", ")),
  instant<Mine>("Due", (row) => row.dueAt),
  instant<Mine>("Waits since", (row) => row.since),
];

/** What waits for a technician or a clinical lead, step by step, on every page. */
export const myStepsList = list({
  key: "my-steps",
  permission: "step:do",
  read: (tx, { actor, now }) =>
    sheetOf(
      mineColumns,
      stretchByStretch(async (from) => {
        const { systems, page } = await readMySteps(actor, { from }, { on: tx, now });
        return { rows: systems.flatMap(rowsOf), read: page.shown, total: page.total };
      }),
    ),
});

/** One system's steps: what the person can do, what waits for others, and the next one that is locked. */
function rowsOf(system: System): readonly Mine[] {
  const { acts, waits, locked } = system.work;
  return [
    ...acts.map((act) => ({ ...toDo(act), system })),
    ...waits.map((wait) => ({ ...waiting(wait), system })),
    ...(locked ? [{ ...behind(locked), system }] : []),
  ];
}

const toDo = ({ act, note, title, dueAt }: MyAct) => ({
  title,
  what: [actWords[act] ?? "To be done", note].filter(Boolean).join(": "),
  who: [],
  dueAt,
  since: null,
});

const waiting = ({ title, who, since }: MyWait) => ({
  title,
  what: "Waits for another's word",
  who,
  dueAt: null,
  since,
});

const behind = ({ title, sentence, who }: MyLock) => ({
  title,
  what: `Locked: ${sentence}`,
  who,
  dueAt: null,
  since: null,
});
