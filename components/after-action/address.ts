/** What is asked of the rows of a report: which, and of which site, group or kind. */
type Asked = Readonly<{ of: string; group?: string | null; site?: string | null; kind?: string | null }>;

export const reportHref = (advisoryId: string): string => `/advisories/${advisoryId}/after-action`;

/** The parameters under which rows stand, for their page and for the list that is taken away. */
export function rowsParameters({ of, ...rest }: Asked): readonly (readonly [string, string])[] {
  const named = [["measure", of] as const, ...Object.entries(rest)];
  return named.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

/** The rows behind a number of the report. */
export const rowsHref = (advisoryId: string, asked: Asked): string =>
  `${reportHref(advisoryId)}/rows?${new URLSearchParams(rowsParameters(asked).map(([name, value]) => [name, value]))}`;
