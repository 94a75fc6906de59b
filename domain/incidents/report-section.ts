/** A part of a report: a table, or a sentence where there is nothing. */
export type ReportSection = Readonly<{
  title: string;
  columns: readonly Readonly<{ head: string; share: number }>[];
  rows: readonly (readonly string[])[];
  none: string;
}>;

/** A column and its share of the width. */
export const column = (head: string, share: number) => ({ head, share });

/** An instant in the zone of the site, with its name. */
export type Tell = (at: Date) => string;
