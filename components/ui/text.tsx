import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";
import { AppLink, type AppLinkProps } from "./app-link";

type WithChildren = Readonly<{ children: ReactNode; className?: string }>;

/** A key, serial, port or hash, in the mono face; `long` ones (a whole hash, a path) may break anywhere. */
export function Key({ children, long = false, className }: WithChildren & Readonly<{ long?: boolean }>) {
  return (
    <span className={classNames("key", long ? "break-all" : "whitespace-nowrap", className)}>{children}</span>
  );
}

/** A time, a source or another fact beside the matter itself, small and grey. */
export function Meta({ children, className }: WithChildren) {
  return <span className={classNames("text-meta text-ink-3", className)}>{children}</span>;
}

/** The second line of something, in the softer ink. */
export function Soft({ children, className }: WithChildren) {
  return <span className={classNames("text-ink-2", className)}>{children}</span>;
}

/** A link within text, underlined in the accent. */
export function TextLink({ className, ...rest }: AppLinkProps) {
  return <AppLink className={classNames("text-link", className)} {...rest} />;
}

/** A number or a name in a table or a list that opens its rows: ink, with a quiet underline. */
export function CellLink({ className, ...rest }: AppLinkProps) {
  return <AppLink className={classNames("cell-link", className)} {...rest} />;
}

type HeadingProps = Readonly<{
  children: ReactNode;
  /** What stands at the right end of the line: a count, a time, a link. */
  aside?: ReactNode;
  level?: 2 | 3;
  id?: string;
  /** A strong hairline below, for lists without a box. */
  ruled?: boolean;
  className?: string;
}>;

/** The heading of a section, with a count or a link at its end. */
export function SectionHeading({ children, aside, level = 2, id, ruled = false, className }: HeadingProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div
      className={classNames(
        "flex flex-wrap items-baseline gap-x-4 gap-y-1",
        ruled ? "border-b border-line-strong pb-1.5" : "pb-2",
        className,
      )}
    >
      <Heading
        {...(id && { id })}
        className={classNames("font-strong", level === 2 && "text-lead leading-tight")}
      >
        {children}
      </Heading>
      {aside !== undefined && <div className="ml-auto text-right text-meta text-ink-3">{aside}</div>}
    </div>
  );
}

/** The one sentence a landing page opens with; its numbers are SentenceLinks. */
export function Sentence({ children, className }: WithChildren) {
  return <p className={classNames("max-w-[60ch] text-sentence text-pretty", className)}>{children}</p>;
}

/** A number within the sentence that opens the rows it counts. */
export function SentenceLink({ className, ...rest }: AppLinkProps) {
  return (
    <AppLink
      className={classNames(
        "font-strong whitespace-nowrap max-tablet:whitespace-normal text-ink underline decoration-line-strong decoration-2 underline-offset-4 hover:text-accent hover:decoration-current print:no-underline",
        className,
      )}
      {...rest}
    />
  );
}

/** The line below the sentence, larger than body text. */
export function Lead({ children, className }: WithChildren) {
  return <p className={classNames("text-lead text-ink-2", className)}>{children}</p>;
}

/** A key on the keyboard that does what stands beside it. */
export function Kbd({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <kbd className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-[3px] border border-b-2 border-current/60 px-1 font-mono text-[11px] leading-none font-medium max-tablet:hidden pointer-coarse:hidden print:hidden">
      {children}
    </kbd>
  );
}
