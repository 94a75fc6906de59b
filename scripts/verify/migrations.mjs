/**
 * @typedef {{ idx: number, when: number, tag: string }} Migration as drizzle's journal lists it
 */

/**
 * What would make drizzle's migrator pass over a migration in silence: it applies only those whose time is later
 * than the last one applied (docs/decisions).
 * @param {readonly Migration[]} journal @param {readonly string[]} sqlFiles their names without the ending
 * @returns {string[]}
 */
export function migrationFaults(journal, sqlFiles) {
  const listed = new Set(journal.map(({ tag }) => tag));
  return [
    ...journal.flatMap(({ when, tag }, at) => {
      const before = journal[at - 1];
      return before && when <= before.when
        ? [`${tag} is not later than ${before.tag}: it would never be applied`]
        : [];
    }),
    ...journal.filter(({ idx }, at) => idx !== at).map(({ tag }) => `${tag} has not the number of its place`),
    ...journal
      .filter(({ tag }) => !sqlFiles.includes(tag))
      .map(({ tag }) => `${tag} is listed and has no file`),
    ...sqlFiles.filter((name) => !listed.has(name)).map((name) => `${name} is a file and not listed`),
  ];
}
