import type { ReactNode } from "react";
import { classNames } from "@/lib/class-names";
import { Icon } from "./icon";
import type { IconName } from "./icon-shapes";
import { TextLink } from "./text";

type NoteProps = Readonly<{
  /** What is the matter, in one sentence. */
  title: ReactNode;
  children?: ReactNode;
  /** What can be done about it, at the right end. */
  action?: ReactNode;
  icon?: IconName;
  /** Set when it appears after an act of the person, so that it is read out. */
  announced?: boolean;
  className?: string;
}>;

/** Something the reader must know before going on: a refusal, a conflict, a finding. Amber, never red. */
export function Note({ title, children, action, icon = "alert", announced = false, className }: NoteProps) {
  return (
    <div
      {...(announced && { role: "alert" })}
      className={classNames(
        "grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 gap-y-2 rounded-panel border border-l-4 border-waiting bg-waiting-soft px-3.5 py-2.5 tablet:grid-cols-[20px_minmax(0,1fr)_auto]",
        className,
      )}
    >
      <Icon name={icon} className="mt-px size-4.5 text-waiting" />
      <div className="min-w-0">
        <div className="font-strong">{title}</div>
        {children !== undefined && <div className="text-ink-2">{children}</div>}
      </div>
      {action !== undefined && <div className="self-center max-tablet:col-start-2">{action}</div>}
    </div>
  );
}

/** One thing that is missing and who can supply it. */
export type Unmet = Readonly<{ missing: ReactNode; who?: readonly string[]; href?: string }>;

function whoCan(who: readonly string[]): string {
  const last = who.at(-1);
  if (last === undefined) return "";
  return `${who.length > 1 ? `${who.slice(0, -1).join(", ")} or ${last}` : last} can do it.`;
}

/** A refusal: what cannot be done, then pairs of what is missing and who can supply it. */
export function Refusal({
  title,
  unmet = [],
  action,
  announced = true,
  icon = "lock",
  className,
}: Readonly<{
  title: ReactNode;
  unmet?: readonly Unmet[];
  action?: ReactNode;
  announced?: boolean;
  icon?: IconName;
  className?: string;
}>) {
  return (
    <Note title={title} icon={icon} announced={announced} action={action} {...(className && { className })}>
      {unmet.length > 0 && (
        <ul className="mt-1.5 grid gap-1">
          {unmet.map((item, index) => (
            // The list of one refusal never changes its order while it is shown.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index}>
              {item.href ? (
                <TextLink href={item.href}>{item.missing}</TextLink>
              ) : (
                <span className="text-ink">{item.missing}</span>
              )}
              {item.who && item.who.length > 0 && <> {whoCan(item.who)}</>}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}

/** The same pairs without the note, as two columns with hairlines, for panels that are about what is locked. */
export function UnmetList({ unmet }: Readonly<{ unmet: readonly Unmet[] }>) {
  return (
    <dl>
      {unmet.map((item, index) => (
        // The list of one refusal never changes its order while it is shown.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="flex justify-between gap-3 border-t py-1">
          <dt>{item.href ? <TextLink href={item.href}>{item.missing}</TextLink> : item.missing}</dt>
          <dd className="text-right text-ink-2">{item.who?.join(" or ")}</dd>
        </div>
      ))}
    </dl>
  );
}
