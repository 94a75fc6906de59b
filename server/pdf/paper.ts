import "server-only";
import { join } from "node:path";
import process from "node:process";
import PdfDocument from "pdfkit";

export type Doc = InstanceType<typeof PdfDocument>;
type Element = ReturnType<Doc["struct"]>;

/** An A4 page in points, and what of it is written on. */
export const sheet = {
  width: 595.28,
  height: 841.89,
  left: 28,
  right: 567.28,
  top: 36,
  bottom: 806,
} as const;

const fonts = join(process.cwd(), "node_modules", "@expo-google-fonts", "ibm-plex-sans");
const faces = {
  regular: join(fonts, "400Regular", "IBMPlexSans_400Regular.ttf"),
  strong: join(fonts, "600SemiBold", "IBMPlexSans_600SemiBold.ttf"),
} as const;

/** Where the tags of what is drawn next belong. */
export type Place = Readonly<{ add: (element: Element) => unknown }>;

type Words = Readonly<{
  x: number;
  y: number;
  size?: number;
  strong?: boolean;
  width?: number;
  align?: "left" | "right" | "center";
  /** As many lines as fit into this height; without it one line, cut with an ellipsis. */
  height?: number;
  colour?: string;
}>;

export type Paper = Readonly<{
  doc: Doc;
  root: Element;
  /** A tagged text at a place. */
  text: (place: Place, tag: string, words: string, how: Words) => void;
  /** Shapes that say nothing by themselves, left out by whoever reads the tags. */
  shapes: (draw: () => void) => void;
  /** A picture with the words that stand for it. */
  figure: (place: Place, alt: string, draw: () => void) => void;
  /** A tag that others go into. */
  group: (place: Place, tag: string) => Element;
  heightOf: (words: string, how: Pick<Words, "size" | "strong" | "width">) => number;
  finish: () => Promise<Buffer>;
}>;

/**
 * A tagged document with embedded fonts. Nothing in it depends on when, where or how often it is made: its dates and its id come from
 * what is given, and its streams are not compressed, since two builds of the compressor may differ.
 */
export function openPaper(about: Readonly<{ title: string; author: string; key: string; at: Date }>): Paper {
  const doc = new PdfDocument({
    size: "A4",
    margin: 0,
    compress: false,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en",
    displayTitle: true,
    bufferPages: true,
    font: faces.regular,
    info: {
      Title: about.title,
      Author: about.author,
      Subject: about.key,
      Creator: "Isocenter",
      Producer: "Isocenter",
      CreationDate: about.at,
      ModDate: about.at,
    },
  });
  const parts: Buffer[] = [];
  doc.on("data", (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => doc.once("end", resolve));
  const root = doc.struct("Document");
  doc.addStructure(root);
  const face = ({ strong = false, size = 9 }: Pick<Words, "strong" | "size">) =>
    doc.font(strong ? faces.strong : faces.regular).fontSize(size);

  return {
    doc,
    root,
    text: (place, tag, words, how) => {
      const { x, y, width = sheet.right - x, align = "left", height, colour = "#000" } = how;
      const draw = () => {
        face(how).fillColor(colour);
        const box = { width, align, lineGap: 0.5, ellipsis: true } as const;
        doc.text(words, x, y, { ...box, height: height ?? doc.currentLineHeight(true), lineBreak: true });
      };
      place.add(doc.struct(tag, {}, draw));
    },
    shapes: (draw) => {
      doc.markContent("Artifact", { type: "Layout" });
      doc.save();
      draw();
      doc.restore();
      doc.endMarkedContent();
    },
    figure: (place, alt, draw) => {
      place.add(
        doc.struct("Figure", { alt }, () => {
          doc.save();
          draw();
          doc.restore();
        }),
      );
    },
    group: (place, tag) => {
      const element = doc.struct(tag);
      place.add(element);
      return element;
    },
    heightOf: (words, how) => {
      face(how);
      return doc.heightOfString(words, { width: how.width ?? sheet.right - sheet.left, lineGap: 0.5 });
    },
    finish: async () => {
      root.end();
      doc.end();
      await ended;
      return Buffer.concat(parts);
    },
  };
}
