import { parseArgs } from "node:util";
import { Halt } from "./halt.mjs";

/**
 * Reads what follows the command's name; an unknown option is refused with the known ones.
 * @template {NonNullable<import("node:util").ParseArgsConfig["options"]>} Options
 * @param {string} command such as "npm start" @param {readonly string[]} args @param {Options} options
 * @param {boolean} [words] whether words without dashes are welcome
 */
export function readCommandLine(command, args, options, words = false) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: words, strict: true });
  } catch (fault) {
    const known = Object.entries(options).map(([name, { type }]) =>
      type === "string" ? `--${name} <${name}>` : `--${name}`,
    );
    throw new Halt(
      `${command} does not know this: ${args.join(" ")}.`,
      known.length > 0
        ? `It knows ${known.join(", ")}. Write them after two dashes: ${command} -- ${known[0]}`
        : "It takes no options.",
      { cause: fault },
    );
  }
}

/** Reads a whole number of 1 or more from an option. @param {string} text @param {string} where */
export function readCount(text, where) {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Halt(`${where} is "${text}", which is no number above 0.`, `Write it like this: ${where} 10`);
}

/** Reads a port from an option or a variable. @param {string} text @param {string} where */
export function readPort(text, where) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Halt(
    `${where} is "${text}", which is not a port.`,
    "A port is a number up to 65535, such as 3000.",
  );
}
