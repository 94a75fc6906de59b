/** The word beside whatever was only rehearsed. */
export const DrillMark = () => (
  <span className="rounded-mark border border-dashed border-line-strong px-1.5 text-meta font-medium text-ink-2">
    Drill
  </span>
);
