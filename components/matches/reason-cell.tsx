import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-shapes";
import type { Reason, Verdict } from "@/domain/matching/matchable";
import { classNames } from "@/lib/class-names";

const signs: Readonly<Record<Verdict, IconName>> = {
  met: "check",
  check: "question",
  unknown: "question",
  excludes: "close",
};

const looks: Readonly<Record<Verdict, string>> = {
  met: "text-ink-2",
  check: "font-medium text-waiting",
  unknown: "font-medium text-waiting",
  excludes: "font-strong text-ink",
};

const spoken: Readonly<Record<Verdict, string>> = {
  met: "fits",
  check: "to be checked",
  unknown: "unknown",
  excludes: "speaks against it",
};

/** The words of one reason in a dense row: what the system says, and whether that fits. */
export function reasonText({ verdict, systemText }: Pick<Reason, "verdict" | "systemText">): string {
  const text = systemText.trim();
  if (verdict === "met") return text || "any";
  if (verdict === "excludes") return text;
  return text === "" ? "missing" : `${text}: check`;
}

/** One reason as a cell shows it: sign and words; the whole sentence on hover and for those who listen. */
export function ReasonText({
  reason,
  text,
  dense = false,
}: Readonly<{
  reason: Reason;
  text?: string;
  /** What fits is no news and may be cut where room is short; what does not fit is read in full. */
  dense?: boolean;
}>) {
  const cut = dense && reason.verdict === "met";
  return (
    <span
      title={reason.sentence}
      className={classNames("inline-flex max-w-full items-start gap-1.25", looks[reason.verdict])}
    >
      <Icon name={signs[reason.verdict]} className="mt-[0.2em] size-3.5" />
      <span className={classNames("min-w-0", cut && "truncate list:whitespace-normal")}>
        {text ?? reasonText(reason)}
        <span className="sr-only"> {spoken[reason.verdict]}</span>
      </span>
    </span>
  );
}
