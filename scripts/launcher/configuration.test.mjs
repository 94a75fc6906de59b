import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfiguration, servesAsOwner } from "./configuration.mjs";

test("without any setting the demo serves this machine on port 3000", () => {
  const { mode, host, port, appUrl } = readConfiguration({}, {});
  assert.deepEqual(
    { mode, host, port, appUrl },
    {
      mode: "demo",
      host: "127.0.0.1",
      port: 3000,
      appUrl: "http://localhost:3000",
    },
  );
});

test("the story has its own files beside those of the demo", () => {
  const demo = readConfiguration({}, {});
  const story = readConfiguration({}, { story: true });
  assert.equal(story.mode, "story");
  assert.equal(story.dataDir, demo.dataDir);
  assert.notEqual(story.evidenceDir, demo.evidenceDir);
});

test("the option for the port goes before the variable", () => {
  assert.equal(readConfiguration({ PORT: "4000" }, { port: "5000" }).appUrl, "http://localhost:5000");
});

test("the demo is refused on an address that others can reach", () => {
  for (const env of [{ HOST: "0.0.0.0" }, { HOST: "::" }, { APP_URL: "https://isocenter.example" }]) {
    assert.throws(() => readConfiguration(env, {}), /serves this machine only/);
  }
  for (const host of ["localhost", "127.0.0.1", "::1"])
    assert.equal(readConfiguration({ HOST: host }, {}).host, host);
});

test("the demo is refused together with DATABASE_URL", () => {
  const env = { DATABASE_URL: "postgres://localhost/portal" };
  assert.throws(() => readConfiguration(env, { story: true }), /embedded database only/);
  assert.throws(() => readConfiguration({ ...env, DEMO: "1" }, {}), /embedded database only/);
  assert.equal(readConfiguration({ ...env, DEMO: "0" }, {}).mode, "production");
});

test("a production start migrates as the owner it is told, else as the one who serves", () => {
  const env = { DATABASE_URL: "postgres://serves@db/portal" };
  assert.equal(readConfiguration(env, {}).ownerUrl, env.DATABASE_URL);
  const owner = "postgres://owns@db/portal";
  assert.equal(readConfiguration({ ...env, MIGRATE_DATABASE_URL: owner }, {}).ownerUrl, owner);
});

test("a portal for other machines must know its address", () => {
  const env = { DATABASE_URL: "postgres://localhost/portal", HOST: "0.0.0.0" };
  assert.throws(() => readConfiguration(env, {}), /APP_URL does not say/);
  assert.equal(
    readConfiguration({ ...env, APP_URL: "https://isocenter.example/" }, {}).appUrl,
    "https://isocenter.example",
  );
});

test("what is not a port and what is not an address are named", () => {
  for (const port of ["abc", "-1", "70000", "3000x"]) {
    assert.throws(() => readConfiguration({}, { port }), new RegExp(`--port is "${port}"`));
  }
  assert.throws(() => readConfiguration({ PORT: "x" }, {}), /PORT is "x"/);
  assert.throws(() => readConfiguration({ APP_URL: "localhost:3000" }, {}), /APP_URL is "localhost:3000"/);
});

test("whoever serves as the owner of the tables is found out", () => {
  const serveUrl = "postgres://portal@db/isocenter";
  assert.equal(servesAsOwner({ serveUrl, ownerUrl: serveUrl }), true);
  assert.equal(servesAsOwner({ serveUrl, ownerUrl: "postgres://owner@db/isocenter" }), false);
});
