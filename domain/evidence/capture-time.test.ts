import { describe, expect, it } from "vitest";
import { captureOf } from "./capture-time";
import { photo } from "./testing/photo";

const berlin = "Europe/Berlin";
const received = new Date("2026-11-23T13:04:00Z");
const taken = (head: Uint8Array, zone = berlin) => captureOf(head, zone, received)?.at.toISOString() ?? null;

describe("the time a photo was taken", () => {
  it.each([true, false])("is read from its Exif block, little-endian: %s", (littleEndian) => {
    const head = photo({ time: "2026:11:23 11:28:05", offset: "+01:00", littleEndian });
    expect(taken(head)).toBe("2026-11-23T10:28:05.000Z");
  });

  it("is the camera's own zone where it knew one", () => {
    expect(taken(photo({ time: "2026:11:23 04:28:05", offset: "-05:00" }))).toBe("2026-11-23T09:28:05.000Z");
  });

  it("is read on the site's clock where the camera knew no zone", () => {
    const head = photo({ time: "2026:07:01 11:28:05" });
    expect(taken(head)).toBe("2026-07-01T09:28:05.000Z");
    expect(taken(head, "America/New_York")).toBe("2026-07-01T15:28:05.000Z");
    expect(captureOf(head, berlin, received)?.zone).toBe("unknown");
    const told = photo({ time: "2026:07:01 11:28:05", offset: "+02:00" });
    expect(captureOf(told, berlin, received)?.zone).toBe("written");
  });

  it("is found behind other segments", () => {
    expect(taken(photo({ time: "2026:11:23 11:28:05", before: 40_000 }))).toBe("2026-11-23T10:28:05.000Z");
  });

  it.each([
    ["nothing is written", photo({})],
    ["it lies after the file was received", photo({ time: "2026:11:23 14:04:01" })],
    ["the camera's clock was never set", photo({ time: "1980:01:01 00:00:00" })],
    ["there is no such day", photo({ time: "2026:02:30 10:00:00" })],
    ["the field is blank", photo({ time: "    :  :     :  :  " })],
    ["the block is cut off", photo({ time: "2026:11:23 11:28:05" }).subarray(0, 80)],
    ["it is no JPEG", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
    ["it is empty", new Uint8Array(0)],
  ])("is unknown when %s", (_why, head) => {
    expect(taken(head)).toBeNull();
  });

  it("is never a fault, wherever the file is cut or broken", () => {
    const whole = photo({ time: "2026:11:23 11:28:05", offset: "+01:00" });
    for (let at = 0; at < whole.length; at += 1) {
      captureOf(whole.subarray(0, at), berlin, received);
      const broken = Uint8Array.from(whole);
      broken[at] = 0xff;
      captureOf(broken, berlin, received);
    }
    expect(taken(whole)).not.toBeNull();
  });
});
