import type { CDPSession } from "@playwright/test";

type Value = Readonly<{ value?: unknown }>;
/** A node of the accessibility tree, as the browser's protocol gives it. */
type AxNode = Readonly<{
  nodeId: string;
  ignored: boolean;
  role?: Value;
  name?: Value;
  description?: Value;
  properties?: readonly Readonly<{ name: string; value: Value }>[];
  parentId?: string;
  childIds?: readonly string[];
}>;

const pressed = ["link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "switch", "tab"];
const mustBeNamed = new Set([
  ...pressed,
  ...["menuitem", "spinbutton", "slider", "listbox", "DisclosureTriangle", "heading"],
  ...["table", "grid", "dialog", "alertdialog", "image", "img", "navigation", "region", "complementary"],
]);
const landmarks = new Set([
  "navigation",
  "region",
  "complementary",
  "search",
  "main",
  "banner",
  "contentinfo",
]);
/** Radios of one question are told apart by it, and so are not compared. */
const compared = new Set([...pressed.filter((role) => role !== "radio"), ...landmarks]);
/** Within these a name must be told from its neighbours'. */
const contexts = new Set(["list", "table", "grid", "navigation", "dialog"]);

const text = (value: Value | undefined): string =>
  typeof value?.value === "string" ? value.value.trim() : "";

const spoken = ({ role, name, description }: AxNode): string =>
  `${text(role)} "${text(name)}"${text(description) ? ` (${text(description)})` : ""}`;

class Tree {
  private readonly byId: ReadonlyMap<string, AxNode>;
  readonly told: readonly AxNode[];

  constructor(nodes: readonly AxNode[]) {
    this.byId = new Map(nodes.map((node) => [node.nodeId, node]));
    this.told = nodes.filter(({ ignored }) => !ignored);
  }

  /** The nearest node around this one of one of the roles. */
  around({ parentId }: AxNode, roles: ReadonlySet<string>): AxNode | null {
    const parent = parentId === undefined ? undefined : this.byId.get(parentId);
    if (!parent) return null;
    return !parent.ignored && roles.has(text(parent.role)) ? parent : this.around(parent, roles);
  }

  has({ childIds = [] }: AxNode, roles: readonly string[]): boolean {
    return childIds.some((id) => {
      const child = this.byId.get(id);
      return child !== undefined && (roles.includes(text(child.role)) || this.has(child, roles));
    });
  }
}

function nameless(tree: Tree): readonly string[] {
  return tree.told
    .filter((node) => mustBeNamed.has(text(node.role)) && text(node.name) === "")
    .map((node) => {
      const place = tree.around(node, contexts) ?? tree.around(node, landmarks);
      return `${text(node.role)} without a name${place ? ` in ${spoken(place)}` : ""}`;
    });
}

function headless(tree: Tree): readonly string[] {
  return tree.told
    .filter((node) => ["table", "grid"].includes(text(node.role)))
    .filter((node) => !tree.has(node, ["columnheader", "rowheader"]))
    .map((node) => `${spoken(node)} has no heads`);
}

/** Where a node is compared with others: landmarks in the page, the rest in its list, table or dialog; null: nowhere. */
function placeOf(tree: Tree, node: AxNode): string | null {
  if (landmarks.has(text(node.role))) return "the page";
  const place = tree.around(node, contexts);
  return place && `${spoken(place)} #${place.nodeId}`;
}

/** What a link leads to; anything else is itself alone. */
const meant = (node: AxNode): string =>
  text(node.properties?.find(({ name }) => name === "url")?.value) || node.nodeId;

/** What is said alike and is not the same: links to different places, buttons, fields and landmarks of one name. */
function alike(tree: Tree): readonly string[] {
  const seen = new Map<string, string>();
  const found = new Set<string>();
  for (const node of tree.told.filter(({ role }) => compared.has(text(role)))) {
    const place = placeOf(tree, node);
    if (place === null) continue;
    const key = `${spoken(node)} in ${place}`;
    if ((seen.get(key) ?? meant(node)) !== meant(node))
      found.add(`more than one ${key.replace(/ #\d+$/, "")}`);
    seen.set(key, meant(node));
  }
  return [...found];
}

/** What a screen reader could not tell on a page: what has no name, tables without heads, and what is named alike. */
export async function unclearNames(session: CDPSession): Promise<readonly string[]> {
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const tree = new Tree(nodes);
  return [...nameless(tree), ...headless(tree), ...alike(tree)];
}
