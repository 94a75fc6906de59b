import { type SystemLabel, sheetsOf } from "@/domain/systems/label";
import { tagParts } from "@/domain/systems/label-end";
import type { QrPath } from "@/lib/qr";

export type PrintedLabel = SystemLabel & Readonly<{ code: QrPath }>;

/** Labels on sheets of A4, three columns of seven, 63.5 by 38.1 mm each with marks to cut along; in black and white. */
export function LabelSheets({ labels }: Readonly<{ labels: readonly PrintedLabel[] }>) {
  const sheets = sheetsOf(labels);
  return (
    <div className="label-sheets grid justify-start gap-4 overflow-x-auto print:block print:overflow-visible">
      {sheets.map((sheet, index) => (
        <section
          key={sheet[0]?.id}
          aria-label={`Sheet ${index + 1} of ${sheets.length}`}
          className="relative h-[296.6mm] w-[210mm] break-after-page bg-[#fff] text-[#000] shadow-float last:break-after-auto print:shadow-none"
        >
          <CutMarks />
          <ul className="absolute top-[14.95mm] left-[9.75mm] grid grid-cols-[repeat(3,63.5mm)] grid-rows-[repeat(7,38.1mm)]">
            {sheet.map((label) => (
              <OneLabel key={label.id} label={label} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** One label: the code at the left, the tag in large type beside it with its last three characters marked. */
function OneLabel({ label }: Readonly<{ label: PrintedLabel }>) {
  const { head, tail } = tagParts(label.assetTag);
  const where = [label.siteName, label.location].filter(Boolean).join(", ");
  return (
    <li className="flex h-[38.1mm] w-[63.5mm] items-center gap-[1.5mm] overflow-hidden bg-[#fff] p-[3mm] text-[#000]">
      <Code code={label.code} tag={label.assetTag} />
      <div className="flex max-h-full min-w-0 flex-1 flex-col gap-[1mm] overflow-hidden">
        <p className={`font-mono leading-[1.15] font-medium break-all ${tagSize(label.assetTag)}`}>
          {head}
          <b className="border-b-[0.7mm] border-[#000]">{tail}</b>
        </p>
        <p className="line-clamp-2 text-[8.5pt] leading-[1.2] font-medium break-words">
          {label.model || "Model unknown"}
        </p>
        <p className="line-clamp-1 text-[7pt] leading-[1.2] break-all">{label.manufacturer}</p>
        <p className="line-clamp-3 text-[7pt] leading-[1.2] break-words">{where}</p>
      </div>
    </li>
  );
}

/** The longer the tag, the smaller it must be to stand whole. */
function tagSize(tag: string): string {
  if (tag.length <= 7) return "text-[16pt]";
  if (tag.length <= 14) return "text-[12pt]";
  return tag.length <= 28 ? "text-[9pt]" : "text-[7pt]";
}

function Code({ code, tag }: Readonly<{ code: QrPath; tag: string }>) {
  return (
    <svg
      viewBox={`0 0 ${code.size} ${code.size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={`Code of ${tag}: opens its page`}
      className="size-[29mm] shrink-0 bg-[#fff]"
    >
      <path d={code.path} fill="#000" />
    </svg>
  );
}

const columns = [9.75, 73.25, 136.75, 200.25] as const;
const rows = [14.95, 53.05, 91.15, 129.25, 167.35, 205.45, 243.55, 281.65] as const;

/** A small cross where the corners of four labels meet. */
function CutMarks() {
  const marks = rows.flatMap((y) => columns.map((x) => `M${x - 1.5} ${y}h3M${x} ${y - 1.5}v3`));
  return (
    <svg viewBox="0 0 210 296.6" aria-hidden="true" className="absolute inset-0 size-full">
      <path d={marks.join("")} stroke="#000" strokeWidth="0.15" fill="none" />
    </svg>
  );
}
