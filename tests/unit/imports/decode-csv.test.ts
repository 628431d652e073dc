import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCsv, parseFamilies } from "@/lib/imports/rules";
import { MAX_IMPORT_BYTES } from "@/lib/imports/schema";
import { TODAY } from "./file";

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => new TextEncoder().encode(text);
const codeOf = (input: Uint8Array) => {
  const result = decodeCsv(input);
  return result.ok ? "ok" : result.code;
};

describe("encodings", () => {
  const text = "Éléonore ; œuvre ; 12 €\r\n";
  it("reads UTF-8", () => expect(decodeCsv(ascii(text))).toEqual({ ok: true, text }));
  it("reads UTF-8 with a mark", () => expect(decodeCsv(ascii(`\ufeff${text}`))).toEqual({ ok: true, text }));
  it("reads Windows-1252, its own characters included", () => {
    const input = bytes(0xc9, 0x6c, 0xe9, 0x20, 0x9c, 0x20, 0x80, 0x20, 0x92, 0x20, 0x8a, 0x9e, 0x9f);
    expect(decodeCsv(input)).toEqual({ ok: true, text: "Élé œ € ’ Šžÿ".replace("ÿ", "Ÿ") });
  });
  it("refuses what is neither", () => expect(codeOf(bytes(0x61, 0xe9, 0x81, 0x62))).toBe("unknown-encoding"));
});

describe("files that are no CSV", () => {
  it.each([
    ["nothing", bytes(), "empty"],
    ["blanks", ascii("\ufeff \r\n\t\n"), "empty"],
    ["a workbook", bytes(0x50, 0x4b, 0x03, 0x04, 0x14), "spreadsheet"],
    ["an old workbook", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "spreadsheet"],
    ["a PDF", ascii("%PDF-1.7\n"), "binary"],
    ["a PNG", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), "binary"],
    ["a JPEG", bytes(0xff, 0xd8, 0xff, 0xe0), "binary"],
    ["a NUL in text", ascii(`${"foyer;nom\n".repeat(20)}\0`), "binary"],
    ["zeros", new Uint8Array(100), "binary"],
    ["control characters", ascii("foyer;\u0001\u0002\u0003"), "binary"],
    ["UTF-16 with a mark", bytes(0xff, 0xfe, 0x66, 0x00), "utf-16"],
    ["UTF-16, the other end first", bytes(0xfe, 0xff, 0x00, 0x66), "utf-16"],
    ["UTF-16 without a mark", new Uint8Array(Buffer.from("foyer;responsable1_nom\n", "utf16le")), "utf-16"],
    ["one byte too many", new Uint8Array(MAX_IMPORT_BYTES + 1).fill(0x61), "too-big"],
  ])("%s", (_, input, code) => expect(codeOf(input)).toBe(code));

  it("accepts the largest size", () =>
    expect(codeOf(new Uint8Array(MAX_IMPORT_BYTES).fill(0x61))).toBe("ok"));
});

it("never throws, whatever the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), (input) => {
      const result = decodeCsv(input);
      if (result.ok) parseFamilies(result.text, TODAY);
    }),
    { numRuns: 500 },
  );
});

it("never throws, whatever the text under a good header", () => {
  const pieces = fc.constantFrom(
    '"',
    '""',
    ";",
    ",",
    "\n",
    "\r",
    "\r\n",
    " ",
    "é",
    "F1",
    "=",
    "\u2028",
    "\ud800",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 300 }), (parts) => {
      parseFamilies(parts.join(""), TODAY);
    }),
    { numRuns: 500 },
  );
});
