"use client";

import { useActionState, useRef } from "react";
import { openedByField } from "@/lib/form-opener";
import type { FormAction, FormState } from "@/lib/form-state";
import { newRequestId } from "@/lib/request-id";
import { signedOutEvent } from "@/lib/signed-out";
import { useFormOpener } from "./form-opener";

/**
 * The action behind a Form (give `send` and `pending` to it): refused, unanswered or broken, what was typed stays.
 * Every sending carries a request id, so that a double click or a retry does nothing twice; an unanswered one keeps its id.
 */
export function useFormAction<Done, Refusal>(
  action: FormAction<Done, Refusal>,
  after?: (done: Done) => void,
  whenRefused?: (refused: Extract<FormState<Done, Refusal>, { refused: unknown }>["refused"]) => void,
) {
  const requestId = useRef<string | null>(null);
  const openedBy = useFormOpener();
  const [state, dispatch, pending] = useActionState<FormState<Done, Refusal>, FormData>(
    async (previous, form) => {
      const next = await answered(action, previous, form);
      if (next === null) return next;
      if ("done" in next) {
        requestId.current = null;
        after?.(next.done);
        return next;
      }
      const code = codeOf(next.refused);
      if (code !== "no-answer") requestId.current = null;
      if (code === "signed-out") window.dispatchEvent(new Event(signedOutEvent));
      whenRefused?.(next.refused);
      return next;
    },
    null,
  );

  function send(form: FormData) {
    requestId.current ??= newRequestId();
    form.set("requestId", requestId.current);
    if (openedBy !== null) form.set(openedByField, openedBy);
    dispatch(form);
  }

  const refused = state !== null && "refused" in state ? state.refused : null;
  return { state, pending, send, refused, errorsOf: (field: string) => fieldErrors(refused, field) };
}

function codeOf(refused: unknown): unknown {
  return typeof refused === "object" && refused !== null && "code" in refused ? refused.code : null;
}

function fieldErrors(refused: unknown, field: string): string | undefined {
  if (typeof refused !== "object" || refused === null || !("fields" in refused)) return undefined;
  // Safe because only the door's "invalid" refusal carries fields, and they are texts by field.
  const fields = refused.fields as Readonly<Record<string, readonly string[]>>;
  return fields[field]?.[0];
}

/** The action's answer; a connection that failed or a fault on the server becomes a sentence instead of a lost page. */
async function answered<Done, Refusal>(
  action: FormAction<Done, Refusal>,
  previous: FormState<Done, Refusal>,
  form: FormData,
): Promise<FormState<Done, Refusal>> {
  try {
    return await action(previous, form);
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
    // The framework's own signals (redirect, not found) pass through.
    if (digest?.startsWith("NEXT_")) throw error;
    const sentence = digest
      ? `The portal could not do this (reference ${digest}). What you typed is kept. Try again, or tell your administrator the reference.`
      : "No answer from the portal. What you typed is kept. Check the connection and send it again: it is done only once.";
    return { refused: { code: "no-answer", sentence } };
  }
}
