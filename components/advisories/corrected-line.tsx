import type { ReactNode } from "react";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { Meta, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { Annotation } from "@/domain/advisories/annotation";
import type { CorrectActions } from "./correct-actions";

/** That a value is not the document's: who corrected it, when, why and from which source, and what was received. */
export function CorrectedLine({
  correction: { by, at, reason, source },
  received,
  action,
}: Readonly<{ correction: Annotation; received: string; action?: ReactNode }>) {
  return (
    <Meta className="block whitespace-normal">
      Corrected by {by.name}, <Time at={at} zone="UTC" show="day" />
      {reason && `: ${reason}`}
      {source && (
        <>
          {reason ? " " : ", "}Source:{" "}
          {source.url ? <TextLink href={source.url}>{source.title}</TextLink> : source.title}.
        </>
      )}{" "}
      The document says “{received}”. {action}
    </Meta>
  );
}

/** Takes a correction back, with a reason: the document counts again. */
export function TakeBack({
  advisoryId,
  correction: { id, text },
  action,
}: Readonly<{ advisoryId: string; correction: Annotation; action: CorrectActions["withdraw"] }>) {
  return (
    <ReasonDialog
      action={action}
      values={{ advisoryId, annotationId: id }}
      opener={
        <>
          Take back…<span className="sr-only"> ({text})</span>
        </>
      }
      title="Take this correction back"
      explain="The document counts again as received, and every system is compared again."
      submit="Take it back"
      look="quiet"
    />
  );
}
