"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { DialogBox } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/inputs";
import { Kbd } from "@/components/ui/text";
import type { GoTo } from "./go-to";
import { foundInWords } from "./kinds";
import { type Option, type OptionGroup, optionGroups } from "./options";
import { HitLine } from "./results";
import { type Results, useResults } from "./use-results";

type PaletteProps = Readonly<{ places: readonly GoTo[]; deeds: readonly GoTo[]; onClose: () => void }>;

/** Where to go, what to begin, and what is found as one types; all of it by keys, or by a press. */
export default function Palette({ places, deeds, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, type] = useState("");
  const [wanted, want] = useState<string | null>(null);
  const text = typed.trim();
  const results = useResults(text);
  const router = useRouter();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);

  const groups = optionGroups(text, results, { places, deeds });
  const options = groups.flatMap((group) => group.options);
  const active = options.find((option) => option.id === wanted) ?? options[0];

  function choose(option: Option) {
    dialog.current?.close();
    // An address of the portal, as AppLink takes it.
    router.push(option.href as Route);
  }

  function move(by: number) {
    const from = active ? options.indexOf(active) : -1;
    const next = options[(from + by + options.length) % options.length];
    want(next?.id ?? null);
    document.getElementById(next?.id ?? "")?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || !active) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") choose(active);
    else return;
    event.preventDefault();
  }

  return (
    <DialogBox ref={dialog} title="Search" onClose={onClose}>
      <div className="sticky -top-4 z-1 -mx-5 -mt-4 border-b bg-raised px-5 py-3">
        <Input
          ref={field}
          role="combobox"
          aria-label="Search"
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(active && { "aria-activedescendant": active.id })}
          enterKeyHint="go"
          maxLength={100}
          placeholder="Label, serial, key, CVE, name, file, comment"
          value={typed}
          onChange={(event) => {
            type(event.target.value);
            want(null);
          }}
          onKeyDown={onKeyDown}
        />
        <p role="status" className="min-h-5 pt-1 text-meta text-ink-2">
          {inWords(text, results)}
        </p>
      </div>
      <div
        role="listbox"
        id={listId}
        aria-label="Places, acts and results"
        className="grid min-h-[min(56dvh,520px)] content-start gap-3 pt-3"
      >
        {groups.map((group) => (
          <Group key={group.id} {...group} active={active} choose={choose} want={want} />
        ))}
      </div>
    </DialogBox>
  );
}

/** What is said of the text that stands in the field now; an answer to an earlier one says nothing of it. */
function inWords(text: string, results: Results): string {
  if (text === "") return "Type to search, or choose a place to go.";
  if (results === null || results.of !== text) return "Searching";
  if ("fault" in results) return results.fault;
  const spelled = results.found.findsMisspelled
    ? ""
    : " This server finds only what is spelled as it is written.";
  return foundInWords(results.found) + spelled;
}

type GroupProps = OptionGroup &
  Readonly<{ active: Option | undefined; choose: (option: Option) => void; want: (id: string) => void }>;

function Group({ id, name, options, active, choose, want }: GroupProps) {
  const headingId = `group-${id}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
    <div role="group" aria-labelledby={headingId}>
      <div id={headingId} role="presentation" className="px-2 pb-0.5 text-meta text-ink-3">
        {name}
      </div>
      {options.map((option) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the combobox, which keeps the focus
        <div
          key={option.id}
          id={option.id}
          role="option"
          tabIndex={-1}
          aria-selected={option === active}
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => want(option.id)}
          onClick={() => choose(option)}
          className="flex min-h-row cursor-pointer items-center gap-2.5 rounded-mark px-2 py-1 aria-selected:bg-accent-soft aria-selected:shadow-[inset_3px_0_0_var(--color-accent)]"
        >
          <OptionLine {...option} />
        </div>
      ))}
    </div>
  );
}

function OptionLine(option: Option) {
  if ("hit" in option) return <HitLine kind={option.kind} hit={option.hit} />;
  return (
    <>
      <Icon name={option.icon} className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 font-medium">{option.label}</span>
      {option.letter !== null && (
        <span className="text-ink-3">
          <Kbd>g</Kbd> <Kbd>{option.letter}</Kbd>
        </span>
      )}
    </>
  );
}
