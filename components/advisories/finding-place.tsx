import { Key, Meta } from "@/components/ui/text";
import type { Excerpt, ExcerptLine } from "@/domain/advisories/excerpt";
import { classNames } from "@/lib/class-names";

/** One place of the document as received, the passage marked, with what stands around it. */
export function FindingPlace({ excerpt, quote }: Readonly<{ excerpt: Excerpt; quote: string | null }>) {
  return (
    <figure>
      <figcaption className="mb-1.5">
        <Key long className="text-ink-2">
          {excerpt.path}
        </Key>
        {!excerpt.found && <Meta className="block">Nothing stands here. Nearest to it:</Meta>}
      </figcaption>
      <pre className="rounded-panel border bg-sunken px-3 py-2 font-mono text-meta leading-relaxed break-words whitespace-pre-wrap">
        {excerpt.lines.map((line, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that is drawn whole have no other name
            key={index}
            line={line}
            quote={quote}
          />
        ))}
      </pre>
    </figure>
  );
}

/** Deeper lines are not moved further in, so that a phone still shows them. */
const indents = ["pl-4", "pl-8", "pl-12", "pl-16"] as const;

function Line({
  line: { text, depth, marked },
  quote,
}: Readonly<{ line: ExcerptLine; quote: string | null }>) {
  const indent = `${indents[Math.min(depth, 3)]} -indent-4`;
  if (!marked) return <span className={classNames("block text-ink-2", indent)}>{text}</span>;
  return (
    <mark className={classNames("block bg-waiting-soft text-ink", indent)}>
      <Quoted text={text} quote={quote} />
    </mark>
  );
}

/** The words a finding quotes, in bold within their line. */
function Quoted({ text, quote }: Readonly<{ text: string; quote: string | null }>) {
  const at = quote ? text.indexOf(quote) : -1;
  if (at < 0 || !quote) return text;
  return (
    <>
      {text.slice(0, at)}
      <b className="font-strong underline decoration-waiting decoration-2 underline-offset-2">{quote}</b>
      {text.slice(at + quote.length)}
    </>
  );
}
