/**
 * @typedef {object} Entry one package of package-lock.json
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 *
 * @typedef {Record<string, Entry>} Entries by the folder the package is installed in
 * @typedef {{ folder: string, name: string, wanted: string, entry: Entry | null }} Missing
 */

const systems = [
  "android",
  "darwin",
  "freebsd",
  "openbsd",
  "netbsd",
  "sunos",
  "aix",
  "win32",
  "openharmony",
  "linux",
];
/** @type {[string, RegExp][]} */
const processors = [
  ["wasm32", /wasm32/],
  ["arm64", /arm64|aarch64/],
  ["arm", /arm/],
  ["x64", /x64|x86_64|amd64/],
  ["ia32", /ia32|x86|386/],
  ["ppc64", /ppc64/],
  ["s390x", /s390x/],
  ["riscv64", /riscv64/],
  ["loong64", /loong64/],
  ["mips64el", /mips64el/],
];

/**
 * The optional packages that some package asks for and the lock does not hold. A registry that keeps the
 * binaries of one system only makes `npm install` leave the others out, and `npm ci` refuses such a lock.
 * @param {Entries} entries
 * @returns {Missing[]}
 */
export function missingOptional(entries) {
  return Object.entries(entries).flatMap(([folder, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isFound(entries, folder, name))
      .map(([name, wanted]) => ({
        folder: `node_modules/${name}`,
        name,
        wanted,
        entry: entryFor(name, wanted, dev === true),
      })),
  );
}

/** Looks where Node looks: in this folder's node_modules, then in those above it. @param {Entries} entries @param {string} folder @param {string} name @returns {boolean} */
function isFound(entries, folder, name) {
  if (entries[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
  if (!folder) return false;
  const above = folder.lastIndexOf("/node_modules/");
  return isFound(entries, above < 0 ? "" : folder.slice(0, above), name);
}

/** The entry npm would have written, without the hash of a file nobody here has seen. @param {string} name @param {string} wanted @param {boolean} dev */
function entryFor(name, wanted, dev) {
  const version = /^[~^]?(\d+\.\d+\.\d+\S*)$/.exec(wanted)?.[1];
  const system = systemOf(name);
  if (!version || Object.keys(system).length === 0) return null;
  return { version, ...system, ...(dev ? { dev } : {}), optional: true };
}

/** What the name of a binary package says about the system it is for. @param {string} name @returns {Entry} */
export function systemOf(name) {
  const word = name.slice(name.lastIndexOf("/") + 1).replace("windows", "win32");
  const os = systems.find((system) => word.includes(system));
  const cpu = processors.find(([, pattern]) => pattern.test(word))?.[0];
  const libc = libcOf(word, os);
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}) };
}

/** @param {string} word @param {string | undefined} os */
function libcOf(word, os) {
  if (word.includes("musl")) return "musl";
  return os === "linux" && word.includes("gnu") ? "glibc" : undefined;
}
