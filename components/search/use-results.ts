"use client";

import { useEffect, useState } from "react";
import type { Found } from "@/domain/search/hit";
import { signedOutEvent } from "@/lib/signed-out";

/** What a search has answered; `of` is the text it answered. Null: nothing was asked yet. */
export type Results = Readonly<{ of: string; found: Found } | { of: string; fault: string }> | null;

const quietMs = 150;
const noAnswer = "The search did not answer. Type on to search again; the places below work as ever.";
const signedOut = "You are signed out. Sign in again in a new tab, then type on.";

/** Searches for a text once it has rested for a moment; an answer that was outrun is never shown. */
export function useResults(text: string): Results {
  const [results, show] = useState<Results>(null);
  useEffect(() => {
    if (text === "") {
      show(null);
      return;
    }
    const run = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await ask(text, run.signal);
      if (!run.signal.aborted) show(answer);
    }, quietMs);
    return () => {
      clearTimeout(timer);
      run.abort();
    };
  }, [text]);
  return text === "" ? null : results;
}

async function ask(text: string, signal: AbortSignal): Promise<Results> {
  try {
    const answer = await fetch(`/api/search?q=${encodeURIComponent(text)}`, { signal, cache: "no-store" });
    if (answer.status === 401) {
      window.dispatchEvent(new Event(signedOutEvent));
      return { of: text, fault: signedOut };
    }
    return answer.ok ? { of: text, found: await answer.json() } : { of: text, fault: noAnswer };
  } catch {
    return { of: text, fault: noAnswer };
  }
}
