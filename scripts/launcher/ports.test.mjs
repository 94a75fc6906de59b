import assert from "node:assert/strict";
import { once } from "node:events";
import net from "node:net";
import { test } from "node:test";
import { freePort, requireFreePort } from "./ports.mjs";

test("a port in use is named, with another one to choose", async () => {
  const port = await freePort("127.0.0.1");
  await requireFreePort(port, "127.0.0.1");
  const other = net.createServer().listen(port, "127.0.0.1");
  await once(other, "listening");
  await assert.rejects(requireFreePort(port, "127.0.0.1"), {
    message: `Port ${port} is already in use by another program.`,
    wayOn: `Choose another one: npm start -- --port ${port + 1}`,
  });
  other.close();
});

test("an address that is not this machine's is refused with a way on", async () => {
  await assert.rejects(requireFreePort(0, "192.0.2.1"), { wayOn: /Set HOST/ });
});
