"use client";

import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { buttonClasses } from "./button";
import { FieldError } from "./field";
import { FileDropArea } from "./file";
import { Key } from "./text";

type DropFileProps = Readonly<{
  name: string;
  /** What the button that opens the picker says. */
  choose: string;
  /** Which endings the picker offers; what a file is, the server finds out by itself. */
  accept: string;
  maxMb: number;
  /** Only so many bytes from the beginning are sent, under no name; the rest never leaves this machine, and no file is too large. */
  headBytes?: number;
  children: ReactNode;
  error?: ReactNode;
  /** Nothing has to be chosen. */
  optional?: boolean;
  onChosen?: () => void;
}>;

/** A place for one file: dropped or chosen, with its name and size, and told at once when it is too large to be sent. */
export function DropFile({
  name,
  choose,
  accept,
  maxMb,
  children,
  error,
  optional,
  headBytes,
  onChosen,
}: DropFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState<Readonly<{ name: string; kb: number; tooBig: boolean }> | null>(null);

  function take() {
    const file = input.current?.files?.[0];
    if (!file) return setChosen(null);
    const tooBig = headBytes === undefined && file.size > maxMb * 1024 * 1024;
    setChosen({ name: file.name, kb: Math.max(1, Math.round(file.size / 1024)), tooBig });
    if (headBytes !== undefined && input.current) input.current.files = headOf(file, headBytes);
    if (tooBig && input.current) input.current.value = "";
    else onChosen?.();
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file || !input.current) return;
    const one = new DataTransfer();
    one.items.add(file);
    input.current.files = one.files;
    take();
  }

  const problem = chosen?.tooBig ? `${chosen.name} is larger than ${maxMb} MB and was not taken.` : error;
  return (
    // Dropping is a shortcut; the button does the same for every other way of pointing and for the keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className="grid gap-1.5"
    >
      <FileDropArea
        over={over}
        action={
          <label
            className={`${buttonClasses()} has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
          >
            {choose}
            <input
              ref={input}
              type="file"
              name={name}
              accept={accept}
              required={!optional}
              onChange={take}
              className="sr-only"
              {...(problem ? { "aria-invalid": true } : {})}
            />
          </label>
        }
      >
        {chosen && !chosen.tooBig ? (
          <output className="text-ink">
            <Key className="whitespace-normal! break-all">{chosen.name}</Key> {chosen.kb} kB
          </output>
        ) : (
          children
        )}
      </FileDropArea>
      {problem && (
        <p role="alert">
          <FieldError>{problem}</FieldError>
        </p>
      )}
    </div>
  );
}

/** The beginning of a file as the files of an input, without its name: a name may name a person. */
function headOf(file: File, bytes: number): FileList {
  const one = new DataTransfer();
  one.items.add(new File([file.slice(0, bytes)], "header"));
  return one.files;
}
