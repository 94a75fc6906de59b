import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AdvisoryId, RecordId, SiteId } from "../ids";
import {
  type AskTimes,
  askState,
  decideAnswer,
  decideAsk,
  firstDue,
  isLate,
  type SiteToAsk,
} from "./site-ask";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour));
const ask = (change: Partial<AskTimes> = {}): AskTimes => ({
  dueAt: at(16),
  missedDueAt: null,
  answeredAt: null,
  ...change,
});
const site = (change: Partial<SiteToAsk> = {}): SiteToAsk => ({
  // Safe because the rules only compare ids.
  advisoryId: "a" as AdvisoryId,
  siteId: "q" as SiteId,
  siteName: "Quayside",
  undecided: 3,
  withVendor: 0,
  contacts: [],
  held: null,
  ...change,
});
const held = (times: Partial<AskTimes> = {}) => ({ id: "k" as RecordId, ...ask(times) });

describe("how an ask stands", () => {
  it("waits until its time, is silent from then on, and answered whenever an answer is there", () => {
    expect(askState(ask(), 2, at(15))).toBe("waiting");
    expect(askState(ask(), 2, at(16))).toBe("silent");
    expect(askState(ask({ answeredAt: at(20) }), 2, at(21))).toBe("answered");
    expect(askState(ask(), 0, at(21))).toBe("clear");
  });

  it("is late for ever once it was answered late, whatever was asked since", () => {
    const hours = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(hours, hours, hours, (due, answered, later) => {
        const first = ask({ dueAt: at(due) });
        const again = decideAsk(
          [{ site: site({ held: { id: "k" as RecordId, ...first } }), dueAt: at(due + later + 2) }],
          at(due + 1),
        );
        const made = again.ok ? again.value[0] : undefined;
        expect(made?.missedDueAt).toEqual(at(due));
        const second = ask({
          dueAt: made?.dueAt ?? at(0),
          missedDueAt: made?.missedDueAt ?? null,
          answeredAt: at(due + 1 + answered),
        });
        expect(firstDue(second)).toEqual(at(due));
        expect(isLate(second)).toBe(true);
      }),
    );
  });
});

describe("asking and answering", () => {
  it("asks all or none, each with something undecided and a time to come", () => {
    expect(decideAsk([{ site: site(), dueAt: at(16) }], at(9))).toMatchObject({ ok: true });
    expect(decideAsk([{ site: site(), dueAt: at(9) }], at(9))).toMatchObject({
      refusal: { code: "due-passed" },
    });
    const clear = [
      { site: site(), dueAt: at(16) },
      { site: site({ undecided: 0, withVendor: 4 }), dueAt: at(16) },
    ];
    expect(decideAsk(clear, at(9))).toMatchObject({ refusal: { code: "nothing-undecided" } });
  });

  it("forgives nothing that was missed, and holds nothing against a site that had time or had answered", () => {
    const missed = (times: Partial<AskTimes>, now: Date) => {
      const made = decideAsk([{ site: site({ held: held(times) }), dueAt: at(90) }], now);
      return made.ok ? made.value[0]?.missedDueAt : undefined;
    };
    expect(missed({}, at(17))).toEqual(at(16));
    expect(missed({ missedDueAt: at(3) }, at(5))).toEqual(at(3));
    expect(missed({}, at(12))).toBeNull();
    expect(missed({ answeredAt: at(18) }, at(19))).toBeNull();
  });

  it("is answered by a person only when what is left waits for a vendor", () => {
    expect(decideAnswer(site({ undecided: 0, withVendor: 2, held: held() }))).toMatchObject({ ok: true });
    expect(decideAnswer(site({ held: held() }))).toMatchObject({ refusal: { code: "still-undecided" } });
    expect(decideAnswer(site({ undecided: 0 }))).toMatchObject({ refusal: { code: "not-asked" } });
    const done = held({ answeredAt: at(10) });
    expect(decideAnswer(site({ undecided: 0, held: done }))).toMatchObject({
      refusal: { code: "answered-already" },
    });
  });
});
