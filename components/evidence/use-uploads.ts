import { useRouter } from "next/navigation";
import { startTransition, useCallback, useEffect, useReducer, useRef } from "react";
import { newRequestId } from "@/lib/request-id";
import { type Sent, sendFile } from "./send-file";
import { type Asked, changeUploads, isUnsent, nextToSend, type Progressing, type Upload } from "./uploads";

type Given = Readonly<{
  incidentKey: string;
  stepKey: string;
  requirements: readonly Asked[];
  maxMb: number;
}>;

const nothing: readonly Upload[] = [];

/** The files of this device on their way to a step: taken, sent two at a time, kept when they do not arrive. */
export function useUploads({ incidentKey, stepKey, requirements, maxMb }: Given) {
  const [uploads, change] = useReducer(changeUploads, nothing);
  const running = useRef(new Map<string, AbortController>());
  const router = useRouter();

  const settle = useCallback(
    ({ id }: Upload, sent: Sent) => {
      running.current.delete(id);
      const progress = progressAfter(sent);
      if (progress.at !== "attached") return change({ do: "progress", id, progress });
      // The row leaves this list in the moment the page shows the file; one with something to tell stays until it is read.
      startTransition(() => {
        router.refresh();
        change(progress.notes.length > 0 ? { do: "progress", id, progress } : { do: "remove", id });
      });
    },
    [router],
  );

  useEffect(() => {
    for (const upload of nextToSend(uploads)) {
      const { id, name, file } = upload;
      if (running.current.has(id)) continue;
      const stop = new AbortController();
      running.current.set(id, stop);
      const onProgress = (sent: number) => change({ do: "progress", id, progress: { at: "sending", sent } });
      onProgress(0);
      const address = addressOf(incidentKey, stepKey, upload.requirement);
      void sendFile({ address, id, name, file, onProgress, signal: stop.signal }).then((sent) =>
        settle(upload, sent),
      );
    }
  }, [uploads, incidentKey, stepKey, settle]);

  useWarningBeforeLeaving(uploads.some(isUnsent));

  return {
    uploads,
    add: (files: readonly File[]) =>
      change({
        do: "add",
        files: files.map((file) => ({ id: newRequestId(), file })),
        asked: requirements,
        maxMb,
      }),
    offer: (id: string, requirement: string | null) => change({ do: "offer", id, requirement }),
    send: (ids: readonly string[]) => change({ do: "send", ids }),
    stop: (id: string) => running.current.get(id)?.abort(),
    remove: (id: string) => change({ do: "remove", id }),
  };
}

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

function addressOf(incidentKey: string, stepKey: string, requirement: string | null): string {
  const search = new URLSearchParams({ step: stepKey, ...(requirement && { requirement }) });
  return `/api/incidents/${encodeURIComponent(incidentKey)}/evidence?${search}`;
}

/** The browser's own question before a page with unsent files is closed. */
function useWarningBeforeLeaving(unsent: boolean) {
  useEffect(() => {
    if (!unsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsent]);
}
