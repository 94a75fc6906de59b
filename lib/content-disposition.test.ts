import { describe, expect, it } from "vitest";
import { asAttachment } from "./content-disposition";

describe("a file to be saved", () => {
  it("keeps a plain name as it is", () => {
    expect(asAttachment("IMG_2291.jpg")).toBe(
      "attachment; filename=\"IMG_2291.jpg\"; filename*=UTF-8''IMG_2291.jpg",
    );
  });

  it.each([
    ["接続図.png", "___.png", "%E6%8E%A5%E7%B6%9A%E5%9B%B3.png"],
    ['a "b" 100%; (c)*.txt', "a _b_ 100__ (c)*.txt", "a%20%22b%22%20100%25%3B%20%28c%29%2A.txt"],
    ["it's back\\slash.txt", "it's back_slash.txt", "it%27s%20back%5Cslash.txt"],
  ])("carries %s twice: for old readers and in full", (name, plain, encoded) => {
    expect(asAttachment(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
  });

  it.each(["two\r\nSet-Cookie: a=b", "\u0000", "👩‍🔧".repeat(50)])(
    "is a header that can be sent: %j",
    (name) => {
      const sent = new Headers({ "content-disposition": asAttachment(name) }).get("content-disposition");
      expect(sent).toMatch(/^attachment; filename="[ -~]*"; filename\*=UTF-8''[\w.~!$&+^`|%-]*$/);
    },
  );
});
