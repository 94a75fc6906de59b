import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Key } from "@/components/ui/text";

/** The problems a person can meet instead of a page. */
export type ProblemCode = 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500;

type Problem = Readonly<{ title: string; sentence: string; way: Readonly<{ label: string; href: string }> }>;

const home = { label: "Go to where your work begins", href: "/" } as const;

const problems: Record<ProblemCode, Problem> = {
  401: {
    title: "You are signed out",
    sentence: "The session has ended. Sign in again, and you come back to this page.",
    way: { label: "Sign in", href: "/sign-in" },
  },
  403: {
    title: "This is not yours to do",
    sentence:
      "Your roles do not allow it here. An administrator can give the role, for this site or for all.",
    way: home,
  },
  // One page for what does not exist and for what lies out of reach: it must not tell them apart.
  404: {
    title: "Nothing is here for you",
    sentence: "The address leads to nothing, or to something outside the sites you work for.",
    way: home,
  },
  409: {
    title: "Someone was faster",
    sentence:
      "It was changed while you were working on it. Nothing was overwritten. Open the page again to see what changed.",
    way: home,
  },
  413: {
    title: "The file is too large",
    sentence: "It is over the limit for one file. Split it, or leave the images out.",
    way: home,
  },
  422: {
    title: "The request is not complete",
    sentence: "Something in it is missing or cannot be read. Go back, and the fields say what.",
    way: home,
  },
  429: {
    title: "Too many tries",
    sentence: "Wait a minute, then try again. An administrator can help at once if you are locked out.",
    way: home,
  },
  500: {
    title: "The portal failed here",
    sentence:
      "What you were doing was not saved, and nothing is half done. Try again; if it stays, tell the administrator.",
    way: home,
  },
};

type ProblemPageProps = Readonly<{
  code: ProblemCode;
  /** Says it more exactly than the standard sentence, where more is known. */
  sentence?: ReactNode;
  /** The number under which the administrator finds it in the log. */
  reference?: string | undefined;
  /** A way on that comes before the standard one: "Try again". */
  action?: ReactNode;
  /** Within the frame it takes the room of a page; alone, the whole screen. */
  framed?: boolean;
}>;

/** What stands where a page cannot: what happened, in a sentence, and a way on. */
export function ProblemPage({ code, sentence, reference, action, framed = false }: ProblemPageProps) {
  const problem = problems[code];
  const Body = framed ? "div" : "main";
  return (
    <Body
      className={framed ? "py-4" : "grid min-h-dvh content-start px-page py-8 tablet:place-content-center"}
    >
      {!framed && (
        <div className="mb-8 flex items-center gap-2.5 text-lead font-strong">
          <Icon name="isocenter" className="size-5.5 text-accent" />
          Isocenter
        </div>
      )}
      <p className="font-mono text-meta text-ink-3">{code}</p>
      <h1 className="mt-1 text-title font-strong">{problem.title}</h1>
      <p className="mt-1 max-w-[56ch] text-ink-2">{sentence ?? problem.sentence}</p>
      {reference !== undefined && (
        <p className="mt-3 text-ink-2">
          Reference <Key className="text-ink">{reference}</Key>
        </p>
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        {action}
        <ButtonLink href={problem.way.href} look={action ? "secondary" : "primary"}>
          {problem.way.label}
        </ButtonLink>
      </div>
    </Body>
  );
}
