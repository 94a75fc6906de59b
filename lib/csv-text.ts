/** How a spreadsheet would take a text for a formula (OWASP, CSV injection): after any apostrophes, one of these leads. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const neutral = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The text with an apostrophe before it where a spreadsheet would run it; `plain` undoes it exactly. */
export const neutralised = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** What `neutralised` was given. */
export const plain = (text: string): string => (neutral.test(text) ? text.slice(1) : text);

const cellText = (text: string): string =>
  /[",;\t|\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Rows as a CSV file (RFC 4180) that spreadsheets open as UTF-8 and in which nothing is a formula. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map((text) => cellText(neutralised(text))).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
