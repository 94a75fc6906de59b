import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { drawCopy, drawPreview, drawRedacted } from "./images";
import { photoWithPosition, picture, pictureThatClaims } from "./testing/files";

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>',
);

describe("pictures that the portal draws anew", () => {
  it("hold their pixels and nothing of what the camera wrote", async () => {
    const photo = await photoWithPosition();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    for (const drawn of [
      await drawPreview(photo, "large"),
      await drawPreview(photo, "thumb"),
      await drawCopy(photo, "image/jpeg"),
    ]) {
      if (!drawn) throw new Error("The photo was not drawn");
      const { exif, xmp, iptc, comments } = await sharp(drawn).metadata();
      expect({ exif, xmp, iptc, comments }).toEqual({});
      expect(drawn.includes("MARKDESCRIPTION")).toBe(false);
      expect(drawn.includes("PhoneMaker")).toBe(false);
    }
  });

  it("are small in lists, and no larger than they were", async () => {
    const thumb = await sharp((await drawPreview(await photoWithPosition(), "thumb")) ?? svg).metadata();
    expect(Math.max(thumb.width, thumb.height)).toBe(96);
    const large = await sharp((await drawPreview(await picture("#ff0000"), "large")) ?? svg).metadata();
    expect([large.width, large.height]).toEqual([120, 80]);
  });

  it("stand as the camera was held, and so do the boxes over them", async () => {
    const lying = await sharp(await picture("#ff0000", 120, 80))
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const box = { left: 0, top: 100, width: 80, height: 20 };
    const covered = await drawRedacted(lying, "image/jpeg", [box]);
    if (!covered) throw new Error("The picture was not drawn");
    expect(await sharp(covered).metadata()).toMatchObject({ width: 80, height: 120 });
    const at = async (top: number) =>
      [...(await sharp(covered).extract({ left: 40, top, width: 1, height: 1 }).raw().toBuffer())][0] ?? 0;
    expect(await at(110)).toBeLessThan(40);
    expect(await at(50)).toBeGreaterThan(200);
  });

  it.each([
    ["a drawing", () => svg],
    ["a picture of more pixels than the bound", () => pictureThatClaims(50_000, 50_000)],
    ["a picture that breaks off", async () => (await photoWithPosition()).subarray(0, 700)],
    ["no picture at all", () => Buffer.from("port 14 down")],
  ])("are none of %s", async (_what, make) => {
    const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await drawPreview(await make(), "large")).toBeNull();
    expect(await drawCopy(await make(), "image/png")).toBeNull();
    quiet.mockRestore();
  });

  it("are drawn one after the other, however many are asked for", async () => {
    const source = await picture("#00ff00", 800, 600);
    const all = await Promise.all(Array.from({ length: 12 }, () => drawPreview(source, "thumb")));
    expect(all.filter((drawn) => drawn !== null)).toHaveLength(12);
  });
});
