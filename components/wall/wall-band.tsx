import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { signInHref } from "@/lib/sign-in-href";
import { ageWords } from "./age";
import type { Standing } from "./keeping";

const told: Readonly<Record<Exclude<Standing, "live">, string>> = {
  starting: "Not live yet.",
  lost: "Connection lost.",
  "signed-out": "Signed out.",
  closed: "Status is not open to you any more.",
};

/** What is shown may not be what is true: hatched like everything unknown, with its age, and what happens next. */
export function WallBand({
  standing,
  clock,
  ageMs,
  address,
}: Readonly<{ standing: Exclude<Standing, "live">; clock: string; ageMs: number; address: string }>) {
  return (
    <section
      aria-label="Connection"
      className="texture-unknown flex rounded-panel border-2 border-exposed px-[1.2em] text-(length:--band)"
    >
      <div className="flex flex-1 flex-wrap items-center gap-x-[0.5em] bg-surface px-[0.5em] py-[0.15em] leading-tight text-exposed">
        <Icon name="question" className="size-[0.9em] shrink-0" />
        {/* The age is left out of what is read out: it changes each second. */}
        <b role="alert">{told[standing]}</b>
        {standing !== "closed" && (
          <span>
            This is how it was at {clock}, {ageWords(ageMs)} ago.
          </span>
        )}
        <span className="ml-auto text-[0.6em] text-ink">
          <Next standing={standing} address={address} />
        </span>
      </div>
    </section>
  );
}

function Next({
  standing,
  address,
}: Readonly<{ standing: Exclude<Standing, "live">; address: string }>): ReactNode {
  if (standing === "starting" || standing === "lost") return "It is tried again by itself.";
  return (
    // A new tab: this screen goes on by itself as soon as there is a session again.
    <a href={signInHref(address)} target="_blank" rel="noopener" className="text-link">
      {standing === "closed"
        ? "Sign in as somebody else"
        : "Sign in in a new tab; this screen goes on by itself"}
    </a>
  );
}

/** Appears without any script once the page itself has stopped: each `beat` puts it off. */
export function StoppedBand({ beat }: Readonly<{ beat: number }>) {
  return (
    <p
      key={Math.floor(beat / 5)}
      className="if-stopped texture-unknown fixed inset-x-3 top-3 z-20 flex rounded-panel border-2 border-exposed px-[1.2em] text-(length:--band)"
    >
      <b className="flex-1 bg-surface px-[0.5em] py-[0.15em] text-exposed">
        This screen has stopped. What it shows may be old. Load it anew.
      </b>
    </p>
  );
}
