"use client";

import { useEffect, useState } from "react";
import { Note } from "@/components/ui/note";
import { redrawEvent } from "@/lib/redraw";
import { signInHref } from "@/lib/sign-in-href";
import { signedOutEvent } from "@/lib/signed-out";

/**
 * Draws the page anew when the reader comes back to it, so that what is shown is what is true now. Where the session has ended
 * the page stays as it is, with what was typed, and says how to go on.
 */
export function SessionWatch() {
  const [signedOut, tell] = useState(false);
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const runs = await sessionRuns();
      if (runs === null) return;
      tell(!runs);
      if (runs) window.dispatchEvent(new Event(redrawEvent));
    };
    const ended = () => tell(true);
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    window.addEventListener(signedOutEvent, ended);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener(signedOutEvent, ended);
    };
  }, []);
  return signedOut ? <SignedOut /> : null;
}

function SignedOut() {
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 mx-auto max-w-[48rem] p-3 max-tablet:bottom-16 print:hidden">
      <Note
        title="You are signed out."
        announced
        className="shadow-float"
        action={
          <a
            href={signInHere()}
            target="_blank"
            rel="noopener"
            className="font-medium text-accent underline underline-offset-2"
          >
            Sign in in a new tab
          </a>
        }
      >
        What you typed on this page is kept. Sign in, come back to this tab, and send it.
      </Note>
    </div>
  );
}

const signInHere = () => signInHref(window.location.pathname + window.location.search);

/** Whether the session still runs; null when the portal did not answer. */
async function sessionRuns(): Promise<boolean | null> {
  try {
    const { status } = await fetch("/api/session", { cache: "no-store" });
    if (status === 401) return false;
    return status === 204 ? true : null;
  } catch {
    return null;
  }
}
