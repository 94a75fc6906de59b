"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError, TextAreaField } from "@/components/ui/field";
import { Form, SubmitButton } from "@/components/ui/form";
import { TextLink } from "@/components/ui/text";
import { useFormAction } from "@/components/ui/use-form-action";
import { type Box, mostBoxes } from "@/domain/evidence/redaction";
import type { FormAction } from "@/lib/form-state";
import { boxBetween, keyed, middleBox, type Pixels, type Point } from "./boxes";

type Drawn = Box & Readonly<{ key: number }>;

/** Draws boxes over a picture, by pointer or by keyboard, and has the server burn them into a copy. */
export function RedactionEditor({
  id,
  name,
  pixels,
  action,
  back,
}: Readonly<{
  id: string;
  name: string;
  pixels: Pixels;
  action: FormAction<unknown, Readonly<{ code: string; sentence: string }>>;
  /** The page of the file, where the result is seen. */
  back: string;
}>) {
  const router = useRouter();
  const { send, pending, refused, errorsOf } = useFormAction(action, () => router.push(back as "/"));
  const { boxes, add, change, remove } = useBoxes();
  return (
    <Form action={send} busy={pending} className="grid gap-4">
      <input type="hidden" name="id" value={id} />
      {boxes.map(({ key, left, top, width, height }) => (
        <input key={key} type="hidden" name="box" value={[left, top, width, height].join(",")} />
      ))}
      <p id="how-to-cover" className="max-w-[66ch] text-ink-2">
        Draw boxes over what must not be seen. By keyboard: add a box, move it with the arrow keys, change its
        size with Shift and an arrow key, remove it with Delete.
      </p>
      <div>
        <Button onClick={() => add(middleBox(pixels))}>Add a box</Button>
      </div>
      <Picture {...{ id, name, pixels, boxes, add, change, remove }} />
      <p role="status" className="text-meta text-ink-3">
        {boxes.length === 1 ? "1 box" : `${boxes.length} boxes`}
      </p>
      <TextAreaField
        label="What is covered and why"
        name="reason"
        hint="Without repeating it: “a name on the screen”."
        error={errorsOf("reason")}
        className="max-w-[66ch]"
      />
      {refused && (
        <p role="alert">
          <FieldError>{refused.sentence}</FieldError>
        </p>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>Cover and replace</SubmitButton>
        <TextLink href={back}>Back to the file</TextLink>
      </div>
    </Form>
  );
}

function useBoxes() {
  const [boxes, setBoxes] = useState<readonly Drawn[]>([]);
  const next = useRef(1);
  return {
    boxes,
    add: (box: Box): number => {
      const key = next.current++;
      setBoxes((before) => (before.length < mostBoxes ? [...before, { ...box, key }] : before));
      return key;
    },
    change: (key: number, box: Box) =>
      setBoxes((before) => before.map((each) => (each.key === key ? { ...box, key } : each))),
    remove: (key: number) => setBoxes((before) => before.filter((each) => each.key !== key)),
  };
}

type Editing = ReturnType<typeof useBoxes> & Readonly<{ id: string; name: string; pixels: Pixels }>;

function Picture({ id, name, pixels, boxes, add, change, remove }: Editing) {
  const area = useRef<HTMLDivElement>(null);
  const drawing = useRef<Readonly<{ key: number; from: Point }> | null>(null);
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const seen = area.current?.getBoundingClientRect();
    if (!seen) return { x: 0, y: 0 };
    return {
      x: ((clientX - seen.left) / seen.width) * pixels.width,
      y: ((clientY - seen.top) / seen.height) * pixels.height,
    };
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || event.target instanceof SVGRectElement) return;
    const from = pointOf(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = { key: add(boxBetween(from, from, pixels)), from };
  };
  const draw = (event: PointerEvent) => {
    if (!drawing.current) return;
    const { key, from } = drawing.current;
    change(key, boxBetween(from, pointOf(event), pixels));
  };
  const end = () => {
    drawing.current = null;
  };
  return (
    <div
      ref={area}
      role="application"
      aria-label={`Boxes over ${name}`}
      aria-describedby="how-to-cover"
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
      className="relative w-fit max-w-full cursor-crosshair touch-none overflow-clip rounded-panel border bg-sunken select-none"
    >
      {/* biome-ignore lint/performance/noImgElement: the framework's would make copies of its own, past the permission and the headers */}
      <img
        src={`/api/evidence/${id}/preview`}
        alt={`Preview of ${name}`}
        width={pixels.width}
        height={pixels.height}
        draggable={false}
        className="h-auto max-h-[80vh] w-auto max-w-full"
      />
      <svg
        viewBox={`0 0 ${pixels.width} ${pixels.height}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full"
        aria-label="Boxes"
      >
        {boxes.map((box, at) => (
          <CoverBox key={box.key} {...{ box, at, pixels, change, remove }} />
        ))}
      </svg>
    </div>
  );
}

function CoverBox({
  box,
  at,
  pixels,
  change,
  remove,
}: Readonly<{ box: Drawn; at: number }> & Pick<Editing, "pixels" | "change" | "remove">) {
  const { key, left, top, width, height } = box;
  const press = (event: KeyboardEvent) => {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      remove(key);
      return;
    }
    const moved = keyed(box, event.key, event.shiftKey, pixels);
    if (!moved) return;
    event.preventDefault();
    change(key, moved);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing holds no button, and a box over a picture is one place of it
    <rect
      role="button"
      tabIndex={0}
      aria-label={`Box ${at + 1}: ${left} from the left, ${top} from the top, ${width} wide, ${height} high`}
      onKeyDown={press}
      x={left}
      y={top}
      width={width}
      height={height}
      className="fill-black stroke-white [vector-effect:non-scaling-stroke] focus-visible:stroke-accent focus-visible:stroke-3 focus-visible:outline-none"
    />
  );
}
