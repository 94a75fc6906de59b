/**
 * Paths that a document names and that do not exist: in links, and in code spans that begin with a folder or
 * name a file of this repository.
 * @param {string} document its own path @param {string} text @param {readonly string[]} files all tracked files
 * @returns {string[]}
 */
export function deadReferences(document, text, files) {
  const known = new Set([...files, ...files.flatMap(foldersAbove)]);
  const top = new Set(files.map((file) => file.split("/")[0]));
  const here = document.includes("/") ? document.slice(0, document.lastIndexOf("/") + 1) : "";
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to = ""]) => resolve(here, to));
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word = ""]) => word.replace(/\/$/, ""));
  return [
    ...links.filter((to) => to !== null && !known.has(to)),
    ...spans.filter((word) => isPath(word, top) && !known.has(word.replace(/:\d+$/, ""))),
  ].map((to) => `${document} names ${to}, which does not exist`);
}

/** How many things a document names that this check looks at. @param {string} text */
export const countReferences = (text) => (text.match(/\]\([^)#\s]+|`[^`\s]+\/[^`\s]+`/g) ?? []).length;

/** @param {string} word @param {Set<string | undefined>} top */
function isPath(word, top) {
  const [first, ...rest] = word.split("/");
  return rest.length > 0 && top.has(first) && /^[\w.()[\]@/-]+(:\d+)?$/.test(word);
}

/** A link's target from the root; null when it leaves the repository. @param {string} here @param {string} to */
function resolve(here, to) {
  if (/^[a-z]+:/.test(to)) return null;
  const path = decodeURIComponent(new URL(to, `file:///repository/${here}`).pathname);
  return path.startsWith("/repository/")
    ? path.slice("/repository/".length).replace(/\/$/, "") || null
    : null;
}

/** @param {string} file */
function foldersAbove(file) {
  const names = file.split("/").slice(0, -1);
  return names.map((_, at) => names.slice(0, at + 1).join("/"));
}
