import { beforeEach, expect, it, vi } from "vitest";
import { openedByField } from "@/lib/form-opener";
import { ok } from "@/lib/result";
import { formAction } from "./form-action";

const asked = vi.hoisted(() => ({ caller: null as { id: string; name: string } | null }));
vi.mock("./session", () => ({ currentCaller: async () => asked.caller }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const act = vi.fn(async () => ok("done"));
const send = formAction(
  Object.assign(act, { commandName: "act", permission: "step:do" as const }),
  () => ({}),
);
const form = (openedBy?: string) => {
  const filled = new FormData();
  if (openedBy !== undefined) filled.set(openedByField, openedBy);
  return filled;
};

beforeEach(() => {
  act.mockClear();
  asked.caller = { id: "cora", name: "Cora Lindqvist" };
});

it("carries out what its own sender opened", async () => {
  expect(await send(null, form("cora"))).toEqual({ done: "done" });
  expect(await send(null, form())).toEqual({ done: "done" });
});

it("refuses a form that somebody else opened, and does nothing", async () => {
  expect(await send(null, form("tess"))).toMatchObject({
    refused: { code: "other-person", sentence: expect.stringContaining("you are Cora Lindqvist") },
  });
  expect(act).not.toHaveBeenCalled();
});

it("says first that nobody is signed in", async () => {
  asked.caller = null;
  expect(await send(null, form("tess"))).toMatchObject({ refused: { code: "signed-out" } });
});
