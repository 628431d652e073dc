import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";

const warn = vi.fn();
vi.mock("@/lib/log", () => ({ log: () => ({ warn }) }));

const { inspect } = await import("@/lib/files/commands/inspect");
const { inspectPdf } = await import("@/lib/files/commands/inspect-pdf");
const { inspectPicture } = await import("@/lib/files/rules");
const { MAX_FILE_BYTES } = await import("@/lib/files/schema");
const { jpegBytes, pdfBytes, pngBytes, rawPdf } = await import("../../factories/files");

const text = (content: string) => Buffer.from(content, "latin1");
const followedBy = async (tail: string) => Buffer.concat([await jpegBytes(), text(tail)]);

/** A PNG's head that says it has these sizes. */
async function bomb(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await pngBytes());
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A JPEG whose frame says it has these sizes. */
async function jpegBomb(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await jpegBytes());
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

describe("a file that is refused", () => {
  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ["file-empty", "a.pdf", () => new Uint8Array()],
    ["file-too-big", "a.pdf", () => new Uint8Array(MAX_FILE_BYTES + 1)],
    [
      "file-kind",
      "a.svg",
      () => text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ["file-kind", "a.png", () => text("<html></html>")],
    ["file-kind", "a.gif", () => text("GIF89a")],
    ["file-kind", "a.webp", () => text("RIFF\0\0\0\0WEBPVP8 ")],
    ["file-heic", "IMG_0001.HEIC", () => text("\0\0\0\x18ftypheic\0\0\0\0")],
    ["file-heic", "IMG_0001.jpg", () => text("\0\0\0\x18ftypmif1\0\0\0\0")],
    ["file-office", "a.docx", () => text("PK\x03\x04")],
    ["file-office", "a.doc", () => text("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
    ["file-mixed", "a.pdf", () => Buffer.concat([text("GIF89a"), rawPdf()])],
    ["file-ending", "a.pdf", () => jpegBytes()],
    ["file-ending", "a.exe", () => pdfBytes()],
    ["file-too-many-pixels", "a.png", () => bomb(50_000, 50_000)],
    ["file-too-many-pixels", "a.jpg", () => jpegBomb(65_000, 65_000)],
    ["file-damaged", "a.png", () => bomb(0, 10)],
    ["file-damaged", "a.png", async () => (await pngBytes({ width: 400 })).subarray(0, -20)],
    ["file-damaged", "a.jpg", async () => (await jpegBytes({ width: 400 })).subarray(0, -20)],
    ["file-damaged", "a.jpg", () => text("\xff\xd8\xff")],
    ["file-damaged", "a.png", () => text("\x89PNG\r\n\x1a\n")],
    ["file-damaged", "a.png", async () => Buffer.from(await pngBytes()).fill(7, 45, 60)],
    ["file-mixed", "a.jpg", () => followedBy("<script>alert(1)</script>")],
    ["file-mixed", "a.jpg", () => followedBy(`PK\x03\x04${"x".repeat(99)}PK\x05\x06${"\0".repeat(18)}`)],
    ["file-mixed", "a.jpg", () => followedBy("\r\n%PDF-1.4")],
    ["file-mixed", "a.png", async () => Buffer.concat([await pngBytes(), text("<html>")])],
    ["file-pdf-active", "a.pdf", () => rawPdf({ objects: ["<< /S /Launch >>"] })],
  ])("%s: %s", async (refusal, name, make) => {
    expect(await inspect(name, await make())).toEqual({ refusal });
  });
});

async function kept(name: string, bytes: Uint8Array) {
  const inspected = await inspect(name, bytes);
  if ("refusal" in inspected) throw new Error(inspected.refusal);
  return inspected.file;
}

describe("a photograph", () => {
  test("keeps nothing of what the camera wrote, and stands upright", async () => {
    const place = { IFD0: { Copyright: "Léa" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "45/1 3/1 0/1" } };
    const taken = await sharp(await jpegBytes({ width: 80, height: 40 }))
      .withExif(place)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(taken.includes("Exif")).toBe(true);
    const { bytes, mime } = await kept("IMG_1.jpeg", taken);
    const { width, height, exif, orientation, format } = await sharp(bytes).metadata();
    expect({ mime, width, height, exif, orientation, format }).toEqual({
      mime: "image/jpeg",
      width: 40,
      height: 80,
      exif: undefined,
      orientation: undefined,
      format: "jpeg",
    });
  });

  test("loses the clip that a phone wrote after it", async () => {
    const { bytes } = await kept("PXL.jpg", await followedBy(`\0\0\0\x18ftypmp42${"x".repeat(999)}`));
    expect(Buffer.from(bytes).includes("ftyp")).toBe(false);
  });

  test("in several scans is whole", async () => {
    const progressive = await sharp(await jpegBytes({ width: 300, height: 300 }))
      .jpeg({ progressive: true })
      .toBuffer();
    expect(inspectPicture(progressive, "jpeg")).toBeNull();
    await kept("a.jpg", progressive);
  });

  test("of 40 million pixels is kept, and of one more is not", async () => {
    expect(inspectPicture(await bomb(8_000, 5_000), "png")).toBeNull();
    expect(inspectPicture(await bomb(8_000, 5_001), "png")).toBe("file-too-many-pixels");
  });
});

test("a transparent image stays one", async () => {
  const see = { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } as const;
  const { bytes } = await kept("a.png", await sharp({ create: see }).png().toBuffer());
  expect((await sharp(bytes).metadata()).hasAlpha).toBe(true);
});

test("a PDF is kept byte for byte", async () => {
  const bytes = await pdfBytes();
  expect(await kept("a.pdf", bytes)).toEqual({ name: "a.pdf", mime: "application/pdf", bytes });
});

test("a PDF made to keep its reader busy dies with its time, and keeps nobody else waiting", async () => {
  const busy = Buffer.concat([
    text("%PDF-1.7\n1 0 obj null endobj\nz"),
    Buffer.alloc(3_000_000, "1"),
    text("\n%%EOF"),
  ]);
  let turns = 0;
  const ticking = setInterval(() => turns++, 50);
  expect(await inspectPdf(busy, 2_000)).toBe("file-damaged");
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(20);
  expect(warn).toHaveBeenCalledExactlyOnceWith({ why: "time" }, "PDF given up");
  expect(await inspectPdf(rawPdf())).toBeNull();
});
