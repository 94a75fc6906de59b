import { useEffect, useState } from "react";
import { newRequestId } from "@/lib/request-id";
import { type UploadPlace, uploadStore } from "./upload-store";
import type { Asked } from "./uploads";

type Given = UploadPlace & Readonly<{ requirements: readonly Asked[]; maxMb: number }>;

/** The files of this device on their way to a step: taken, sent two at a time, kept when they do not arrive. */
export function useUploads({ incidentKey, stepKey, requirements, maxMb }: Given) {
  const place = { incidentKey, stepKey };
  const [uploads, show] = useState(() => uploadStore.uploadsOf(place));
  useEffect(() => {
    const draw = () => show(uploadStore.uploadsOf({ incidentKey, stepKey }));
    draw();
    const leave = uploadStore.subscribe(draw);
    return () => void leave();
  }, [incidentKey, stepKey]);

  return {
    uploads,
    add: (files: readonly File[]) =>
      uploadStore.change(place, {
        do: "add",
        files: files.map((file) => ({ id: newRequestId(), file })),
        asked: requirements,
        maxMb,
      }),
    offer: (id: string, requirement: string | null) =>
      uploadStore.change(place, { do: "offer", id, requirement }),
    send: (ids: readonly string[]) => uploadStore.change(place, { do: "send", ids }),
    stop: (id: string) => uploadStore.stop(id),
    remove: (id: string) => uploadStore.change(place, { do: "remove", id }),
  };
}
