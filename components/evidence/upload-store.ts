import { startTransition } from "react";
import { sendFile } from "./send-file";
import type { Sent } from "./sent";
import { type Change, changeUploads, isUnsent, nextToSend, type Progressing, type Upload } from "./uploads";

/** Where files are going: a step of an incident. */
export type UploadPlace = Readonly<{ incidentKey: string; stepKey: string }>;

type Held = { readonly place: UploadPlace; uploads: readonly Upload[] };

const nothing: readonly Upload[] = [];
const nameOf = ({ incidentKey, stepKey }: UploadPlace) => `${incidentKey}/${stepKey}`;

/**
 * The files of this device on their way to their steps. They belong to the window, not to a form: an answer that folds and a
 * page that is left by a link keep them, and they go on being sent.
 */
export function makeUploadStore(send: typeof sendFile = sendFile) {
  const steps = new Map<string, Held>();
  const running = new Map<string, AbortController>();
  const listeners = new Set<() => void>();
  let refresh = () => {};
  let owner: string | null = null;

  const uploadsOf = (place: UploadPlace): readonly Upload[] => steps.get(nameOf(place))?.uploads ?? nothing;

  function change(place: UploadPlace, by: Change): void {
    steps.set(nameOf(place), { place, uploads: changeUploads(uploadsOf(place), by) });
    for (const tell of listeners) tell();
    for (const upload of nextToSend(uploadsOf(place))) begin(place, upload);
  }

  function begin(place: UploadPlace, { id, name, file, requirement }: Upload): void {
    if (running.has(id)) return;
    const stop = new AbortController();
    running.set(id, stop);
    const onProgress = (sent: number) =>
      running.has(id) && change(place, { do: "progress", id, progress: { at: "sending", sent } });
    const address = addressOf(place, requirement);
    void send({ address, id, name, file, onProgress, signal: stop.signal }).then((sent) => {
      if (running.delete(id)) settle(place, id, progressAfter(sent));
    });
    onProgress(0);
  }

  function settle(place: UploadPlace, id: string, progress: Progressing): void {
    if (progress.at !== "attached") {
      change(place, { do: "progress", id, progress });
      return;
    }
    // The row leaves this list in the moment the page shows the file; one with something to tell stays until it is read.
    startTransition(() => {
      refresh();
      change(place, progress.notes.length > 0 ? { do: "progress", id, progress } : { do: "remove", id });
    });
  }

  /** Files of another person are never sent in one's own name. */
  function ownedBy(person: string): void {
    if (owner !== null && owner !== person) forget();
    owner = person;
  }

  function forget(): void {
    const stopped = [...running.values()];
    running.clear();
    steps.clear();
    for (const stop of stopped) stop.abort();
    for (const tell of listeners) tell();
  }

  return {
    uploadsOf,
    change,
    ownedBy,
    stop: (id: string) => running.get(id)?.abort(),
    /** The steps with files that are not attached yet, and how many. */
    unsent: () =>
      [...steps.values()].flatMap(({ place, uploads }) => {
        const count = uploads.filter(isUnsent).length;
        return count === 0 ? [] : [{ ...place, count }];
      }),
    /** What shows the page anew once a file is attached. */
    whenAttached: (act: () => void) => {
      refresh = act;
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type UploadStore = ReturnType<typeof makeUploadStore>;

/** The store of this window. */
export const uploadStore = makeUploadStore();

function progressAfter(sent: Sent): Progressing {
  switch (sent.kind) {
    case "attached":
      return { at: "attached", notes: sent.notes };
    case "refused":
      return { at: "refused", sentence: sent.sentence };
    case "not-arrived":
      return { at: "here", sentence: sent.sentence };
    case "stopped":
      return { at: "here", sentence: "Stopped. Kept on this device." };
  }
}

function addressOf({ incidentKey, stepKey }: UploadPlace, requirement: string | null): string {
  const search = new URLSearchParams({ step: stepKey, ...(requirement && { requirement }) });
  return `/api/incidents/${encodeURIComponent(incidentKey)}/evidence?${search}`;
}
