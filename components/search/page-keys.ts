/** A key, or several one after another, and what they do. */
export type PageKey = Readonly<{ keys: readonly string[]; does: string }>;

/** The keys of the lists on the page as it stands now, read from it: each button says what its key does. */
export function pageKeys(page: ParentNode): readonly PageKey[] {
  const own = buttonKeys(page);
  if (page.querySelector("[role=grid]") !== null) return [...gridKeys, ...own];
  if (
    page.querySelector("[data-row]") === null ||
    (own.length === 0 && !page.querySelector("[data-selects]"))
  ) {
    return own;
  }
  const ticks = page.querySelector("[data-row] [data-selects]") !== null;
  return [
    { keys: ["j"], does: "The next row" },
    { keys: ["k"], does: "The row before" },
    { keys: ["Enter"], does: "Open the row" },
    ...(ticks
      ? [
          { keys: ["x"], does: "Select the row, or not" },
          { keys: ["Esc"], does: "Select none" },
        ]
      : []),
    ...own,
  ];
}

const gridKeys: readonly PageKey[] = [
  { keys: ["←", "→", "↑", "↓"], does: "From cell to cell" },
  { keys: ["Home"], does: "The system of the row" },
  { keys: ["End"], does: "The last step of the row" },
  { keys: ["Ctrl", "Home"], does: "The first row" },
  { keys: ["Ctrl", "End"], does: "The last row" },
  { keys: ["Enter"], does: "Open the step" },
];

function buttonKeys(page: ParentNode): readonly PageKey[] {
  const found = new Map<string, string>();
  for (const holder of page.querySelectorAll<HTMLElement>("[data-key]")) {
    const { key } = holder.dataset;
    const button = holder.querySelector("button");
    if (key && button && !found.has(key)) found.set(key, wordsOf(button));
  }
  return [...found].map(([key, does]) => ({ keys: [key], does }));
}

/** What a button says, without the key drawn on it. */
function wordsOf(button: Element): string {
  const copy = button.cloneNode(true);
  if (copy instanceof Element) for (const kbd of copy.querySelectorAll("kbd")) kbd.remove();
  return copy.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";
}
