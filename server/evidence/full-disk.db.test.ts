import { describe, expect, it, vi } from "vitest";
import { inUndone } from "@/db/testing/database";
import { hospital, morning } from "../matches/testing/hospital";
import { makeIncident } from "./testing/incident";
import { send } from "./testing/sending";
import { storeFolder } from "./testing/store-folder";

const fault = vi.hoisted(() => ({ code: "" }));
vi.mock("./open-store", () => ({
  evidenceStore: () => ({
    receive: async () => {
      throw Object.assign(new Error("write failed"), { code: fault.code });
    },
  }),
}));

const { person, site } = hospital();
storeFolder();

const sendNow = () =>
  inUndone(async (tx) => {
    const { key } = await makeIncident(tx, { siteId: site("NORTH"), by: person("cora").id });
    const outcome = await send(person("tess"), key, {}, { on: tx, now: morning });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "no-space" } });
  });

describe("a disk", () => {
  it.each(["ENOSPC", "EDQUOT"])("that is full (%s) is told as that, with who can help", (code) => {
    fault.code = code;
    return sendNow();
  });

  it("that fails otherwise is a fault, not an answer", async () => {
    fault.code = "EIO";
    await expect(sendNow()).rejects.toMatchObject({ code: "EIO" });
  });
});
