import net from "node:net";
import { Halt } from "./halt.mjs";

/** Any port that is free now. @param {string} host @returns {Promise<number>} */
export async function freePort(host) {
  const port = await bind(0, host);
  if (typeof port === "number") return port;
  throw port;
}

/**
 * Stops unless the portal can listen on this port.
 * @param {number} port @param {string} host
 */
export async function requireFreePort(port, host) {
  const bound = await bind(port, host);
  if (typeof bound !== "number") throw portRefused(bound, port);
  // A browser may try ::1 first when it is told "localhost".
  const other = host === "127.0.0.1" ? await bind(port, "::1") : 0;
  if (typeof other !== "number" && other.code === "EADDRINUSE") throw portRefused(other, port);
}

/** @param {NodeJS.ErrnoException} fault @param {number} port */
function portRefused(fault, port) {
  if (fault.code === "EADDRINUSE") {
    return new Halt(
      `Port ${port} is already in use by another program.`,
      `Choose another one: npm start -- --port ${port < 65_535 ? port + 1 : 3000}`,
    );
  }
  if (fault.code === "EACCES") {
    return new Halt(
      `This account may not listen on port ${port}.`,
      "Choose a port above 1023: npm start -- --port 3000",
    );
  }
  return new Halt(
    `The portal cannot listen there: ${fault.message}.`,
    "Set HOST to an address of this machine, or leave it away for this machine only.",
  );
}

/** @param {number} port @param {string} host @returns {Promise<number | NodeJS.ErrnoException>} */
function bind(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", resolve);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : port));
    });
  });
}
