"use client";

import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { FileDropArea, FileList } from "@/components/ui/file";
import { Icon } from "@/components/ui/icon";
import { UploadRow } from "./upload-row";
import type { Asked, Upload } from "./uploads";
import { useDroppedFiles } from "./use-dropped-files";
import { useUploads } from "./use-uploads";

/** Attaches files to a step: dropped, pasted, chosen or photographed, several at once, each with its own fate. */
export function Uploader({
  incidentKey,
  stepKey,
  requirements,
  maxMb,
  cameraFirst = false,
}: Readonly<{
  incidentKey: string;
  stepKey: string;
  /** The files the step asks for. */
  requirements: readonly Asked[];
  maxMb: number;
  /** The photo is what is expected now: its button is the filled one. */
  cameraFirst?: boolean;
}>) {
  const { uploads, add, ...acts } = useUploads({ incidentKey, stepKey, requirements, maxMb });
  const { over, area } = useDroppedFiles(add);
  const choosing = uploads.filter(({ progress }) => progress.at === "choosing").map(({ id }) => id);
  return (
    <div className="grid gap-2">
      <section aria-label="Attach files" {...area}>
        <FileDropArea over={over} action={<Pickers take={add} cameraFirst={cameraFirst} />}>
          <span className="pointer-coarse:hidden">
            Drop files here or paste a screenshot. They belong to this step.
          </span>
          <span className="hidden pointer-coarse:inline">The files belong to this step.</span>
          <span className="block text-meta text-ink-3">
            At most {maxMb} MB each. Of archives only ZIP; DICOM goes into quarantine.
          </span>
        </FileDropArea>
      </section>
      {uploads.length > 0 && (
        <FileList>
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} asked={requirements} acts={acts} />
          ))}
        </FileList>
      )}
      {choosing.length > 0 && (
        <div>
          <Button onClick={() => acts.send(choosing)}>
            <Icon name="upload" />
            {choosing.length === 1 ? "Send the file" : `Send ${choosing.length} files`}
          </Button>
        </div>
      )}
      <p role="status" className="sr-only">
        {spoken(uploads)}
      </p>
    </div>
  );
}

/** What a person who does not see the list must hear: only what stands still, no figures that run. */
function spoken(uploads: readonly Upload[]): string {
  return uploads
    .map(({ name, progress }) => {
      if (progress.at === "here" || progress.at === "refused") return `${name}: ${progress.sentence}`;
      return progress.at === "sending" ? `Sending ${name}.` : "";
    })
    .join(" ");
}

function Pickers({
  take,
  cameraFirst,
}: Readonly<{ take: (files: readonly File[]) => void; cameraFirst: boolean }>) {
  return (
    <div className="flex flex-wrap gap-2">
      <span className="hidden pointer-coarse:contents">
        <Picker take={take} camera look={cameraFirst ? "primary" : "secondary"}>
          <Icon name="camera" />
          Take a photo
        </Picker>
      </span>
      <Picker take={take}>Choose files</Picker>
    </div>
  );
}

/** A button in front of the browser's own file field, or its camera. */
function Picker({
  take,
  camera = false,
  look = "secondary",
  children,
}: Readonly<{
  take: (files: readonly File[]) => void;
  camera?: boolean;
  look?: "primary" | "secondary";
  children: ReactNode;
}>) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} onClick={() => field.current?.click()}>
        {children}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        {...(camera ? { accept: "image/*", capture: "environment" as const } : { multiple: true })}
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          // So that the same file can be chosen again after it was removed.
          target.value = "";
        }}
      />
    </>
  );
}
