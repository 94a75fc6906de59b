import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Keeping, oldestLiveMs } from "./keeping";

type Answer = Readonly<{ status: number; picture?: string }>;

const begun: Keeping<string>[] = [];

/** A keeping whose portal answers as the test says; `"none"` fails at once, `"never"` only after five seconds. */
function kept() {
  let answer: Answer | "none" | "never" = { status: 200, picture: "second" };
  let asked = 0;
  const keeping = new Keeping<string>({
    first: "first",
    clock: () => Date.now(),
    changed: () => undefined,
    read: async () => {
      asked += 1;
      const now = answer;
      if (now === "never") await new Promise((resolve) => setTimeout(resolve, 5_000));
      if (now === "none" || now === "never") throw new Error("no answer");
      return now;
    },
  });
  begun.push(keeping);
  return {
    keeping,
    asked: () => asked,
    answers: (next: typeof answer) => {
      answer = next;
    },
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-30T12:00:00Z") });
});
afterEach(() => {
  for (const keeping of begun.splice(0)) keeping.stop();
  vi.useRealTimers();
});

describe("keeping a picture of the portal", () => {
  it("is not live before the portal was asked, and then shows what it answered", async () => {
    const { keeping } = kept();
    expect(keeping.now()).toEqual({ picture: "first", standing: "starting", ageMs: 0 });
    keeping.begin();
    await pass(0);
    expect(keeping.now()).toEqual({ picture: "second", standing: "live", ageMs: 0 });
  });

  it("asks by itself again and again, so that what is shown stays seconds old", async () => {
    const { keeping, asked } = kept();
    keeping.begin();
    for (let second = 0; second < 60; second += 1) {
      await pass(1_000);
      expect(keeping.now().ageMs).toBeLessThanOrEqual(4_000);
    }
    expect(asked()).toBeGreaterThan(10);
  });

  it("says within seconds that the connection is lost, keeps what it shows, and comes back by itself", async () => {
    const { keeping, answers } = kept();
    keeping.begin();
    await pass(0);
    answers("none");
    await pass(6_000);
    expect(keeping.now()).toEqual({ picture: "second", standing: "lost", ageMs: 6_000 });
    await pass(3_600_000);
    expect(keeping.now()).toEqual({ picture: "second", standing: "lost", ageMs: 3_606_000 });
    answers({ status: 200, picture: "third" });
    await pass(1_000);
    expect(keeping.now()).toMatchObject({ picture: "third", standing: "live" });
  });

  it("does not wait for an answer that never comes to call what it shows old", async () => {
    const { keeping, answers } = kept();
    keeping.begin();
    await pass(0);
    answers("never");
    await pass(oldestLiveMs + 1);
    expect(keeping.now().standing).toBe("lost");
  });

  it("takes one failure as none, and a fault of the portal as a failure", async () => {
    const { keeping, answers } = kept();
    keeping.begin();
    await pass(0);
    answers({ status: 500 });
    await pass(4_000);
    expect(keeping.now().standing).toBe("live");
    await pass(1_000);
    expect(keeping.now().standing).toBe("lost");
  });

  it("tells a session that ended from a lost connection, and goes on once there is another", async () => {
    const { keeping, answers } = kept();
    keeping.begin();
    answers({ status: 401 });
    await pass(4_000);
    expect(keeping.now()).toMatchObject({ picture: "second", standing: "signed-out" });
    answers({ status: 200, picture: "third" });
    await pass(4_000);
    expect(keeping.now()).toMatchObject({ picture: "third", standing: "live" });
  });

  it("shows nothing any more to whom it is closed", async () => {
    const { keeping, answers } = kept();
    keeping.begin();
    answers({ status: 404 });
    await pass(4_000);
    expect(keeping.now()).toMatchObject({ picture: null, standing: "closed" });
    answers("none");
    await pass(60_000);
    expect(keeping.now()).toMatchObject({ picture: null, standing: "closed" });
  });

  it("asks at once where something happened, and once more where it was asking already", async () => {
    const { keeping, asked } = kept();
    keeping.begin();
    keeping.readNow();
    keeping.readNow();
    await pass(0);
    expect(asked()).toBe(2);
    keeping.stop();
    keeping.readNow();
    await pass(60_000);
    expect(asked()).toBe(2);
  });
});
