import net from "node:net";
import path from "node:path";

const protocol = 196_608; // version 3.0
const authentication = "R".charCodeAt(0);

/** The socket of a server that keeps it in this folder. @param {string} folder */
export const socketIn = (folder) => path.join(folder, ".s.PGSQL.5432");

/** Says whether a PostgreSQL server lets someone in at this socket now. @param {string} socket @returns {Promise<boolean>} */
export function answers(socket) {
  return new Promise((resolve) => {
    const visit = net.connect(socket);
    const leave = (/** @type {boolean} */ answered) => {
      visit.destroy();
      resolve(answered);
    };
    visit.once("connect", () => visit.write(startup()));
    // Anything else is an error: it is still starting, or shutting down.
    visit.once("data", (reply) => leave(reply[0] === authentication));
    visit.once("error", () => leave(false));
    visit.once("close", () => leave(false));
    visit.setTimeout(1000, () => leave(false));
  });
}

/** The first message of PostgreSQL's protocol: its own length, the version, who wants in where. */
function startup() {
  const wishes = Buffer.from("user\0postgres\0database\0postgres\0\0");
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + wishes.length, 0);
  head.writeInt32BE(protocol, 4);
  return Buffer.concat([head, wishes]);
}
