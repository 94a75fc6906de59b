import { describe, expect, it } from "vitest";
import { readAnswer } from "./sent";

const problem = (code: string, sentence: string) => JSON.stringify({ code, sentence });

describe("the portal's answer to a file", () => {
  it("says that it is attached, and where else it is", () => {
    expect(readAnswer(201, JSON.stringify({ id: "1", alsoAt: [] }))).toEqual({ kind: "attached", notes: [] });
    const also = JSON.stringify({ id: "1", alsoAt: ['The same file was already attached to "Disconnect".'] });
    expect(readAnswer(201, also)).toEqual({
      kind: "attached",
      notes: ['The same file was already attached to "Disconnect".'],
    });
  });

  it.each([
    [415, "dicom", "This is a DICOM file: it contains patient tags and was not stored."],
    [409, "already-attached", "The same file is attached here already."],
    [403, "not-allowed", "Your role here does not allow this."],
    [404, "not-found", "This does not exist, or it is not yours to see."],
  ])("of %d is a refusal in its own words", (status, code, sentence) => {
    expect(readAnswer(status, problem(code, sentence))).toEqual({ kind: "refused", sentence });
  });

  it.each([
    [503, "bytes-gone"],
    [507, "no-space"],
    [422, "interrupted"],
    [500, "anything"],
  ])("of %d, %s, leaves the file to be sent again", (status, code) => {
    expect(readAnswer(status, problem(code, "Send it again."))).toEqual({
      kind: "not-arrived",
      sentence: "Send it again.",
    });
  });

  it("that a session has ended says where to sign in, and keeps the file", () => {
    expect(readAnswer(401, problem("signed-out", "Sign in first."))).toMatchObject({ kind: "not-arrived" });
  });

  it.each([
    [502, "<html>Bad gateway</html>", "not-arrived"],
    [413, "<html>Request entity too large</html>", "refused"],
    [400, "", "refused"],
  ])("of %d that comes from something in between is told by its number", (status, text, kind) => {
    expect(readAnswer(status, text)).toEqual({
      kind,
      sentence: `The portal could not take the file (${status}).`,
    });
  });
});
