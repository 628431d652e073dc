import { PDFDocument } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inspectPdf } from "@/lib/files/rules/pdf";
import { pdfBytes, pdfStream, rawPdf } from "../../factories/files";

const script = "<< /S /JavaScript /JS (app.alert(1)) >>";

const objectStream = (object: string, dict = "/Filter /FlateDecode") =>
  pdfStream(`/Type /ObjStm /N 1 /First 4 ${dict}`, `9 0 ${object}`);

async function withAttachment() {
  const document = await PDFDocument.create();
  document.addPage();
  await document.attach(new Uint8Array([1, 2, 3]), "virus.exe");
  return document.save();
}

async function withScript() {
  const document = await PDFDocument.create();
  document.addPage();
  document.addJavaScript("main", "app.alert(1)");
  return document.save();
}

async function locked() {
  const document = await PDFDocument.create();
  document.addPage();
  await document.encrypt({ userPassword: "", ownerPassword: "x" });
  return document.save();
}

describe("a PDF may be kept", () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ["with object streams", () => pdfBytes("un", "deux")],
    ["written by hand", () => rawPdf()],
    [
      "with links, and an action that opens its first page",
      () =>
        rawPdf({
          catalog: "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>",
          objects: ["<< /S /URI /URI (https://exemple.test) >>"],
        }),
    ],
    ["with an object stream", () => rawPdf({ objects: [objectStream("<< /Title (a) >>")] })],
    [
      "whose text speaks of scripts",
      () => rawPdf({ objects: [pdfStream("/Filter /FlateDecode", "(/JavaScript)")] }),
    ],
    ["with /JS in a picture", () => rawPdf({ objects: [pdfStream("", "\x12/JS \x00\xff", (it) => it)] })],
    ["ended by white space", () => rawPdf({ tail: "\r\n \0\0" })],
  ])("%s", async (_, make) => {
    expect(await inspectPdf(await make())).toBeNull();
  });
});

describe("file-pdf-active", () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ["made by a library", withScript],
    ["on opening", () => rawPdf({ catalog: `/OpenAction ${script}` })],
    [
      "in a names tree",
      () =>
        rawPdf({
          catalog: "/Names << /JavaScript 4 0 R >>",
          objects: ["<< /Kids [5 0 R] >>", `<< /Limits [(a) (a)] /Names [(a) ${script}] >>`],
        }),
    ],
    [
      "behind a reference",
      () =>
        rawPdf({ catalog: "/OpenAction 4 0 R", objects: ["<< /S 5 0 R /JS 6 0 R >>", "/JavaScript", "(x)"] }),
    ],
    ["with escaped letters", () => rawPdf({ objects: ["<< /S /J#61v#61Script >>"] })],
    ["that only /JS tells", () => rawPdf({ objects: ["<< /S /Unknown /JS (x) >>"] })],
    ["in an object stream", () => rawPdf({ objects: [objectStream(script)] })],
    [
      "in an object stream, with escaped letters",
      () => rawPdf({ objects: [objectStream("<< /S /L#61unch >>")] }),
    ],
    [
      "in a comment that the table of objects could point into",
      () => rawPdf({ tail: "", objects: [`null % 9 0 obj ${script} endobj`] }),
    ],
    [
      "in an object that a later one replaces",
      () => Buffer.concat([rawPdf({ objects: [script] }), Buffer.from("4 0 obj null endobj\n%%EOF")]),
    ],
    ...["Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "Rendition"].map(
      (kind): [string, () => Uint8Array] => [kind, () => rawPdf({ objects: [`<< /S /${kind} >>`] })],
    ),
    ["an XFA form", () => rawPdf({ catalog: "/AcroForm << /XFA 4 0 R >>", objects: ["[]"] })],
    ["a film", () => rawPdf({ objects: ["<< /Subtype /RichMedia >>"] })],
  ])("a script or an action: %s", async (_, make) => {
    expect(await inspectPdf(await make())).toBe("file-pdf-active");
  });
});

describe("file-pdf-attachments", () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ["made by a library", withAttachment],
    ["in the names tree", () => rawPdf({ catalog: "/Names << /EmbeddedFiles << /Names [] >> >>" })],
    ["as a note", () => rawPdf({ objects: ["<< /Subtype /FileAttachment >>"] })],
    ["as a file specification", () => rawPdf({ objects: ["<< /Type /Filespec /EF << /F 5 0 R >> >>"] })],
    ["in an object stream", () => rawPdf({ objects: [objectStream("<< /EF << >> >>")] })],
  ])("an attached file: %s", async (_, make) => {
    expect(await inspectPdf(await make())).toBe("file-pdf-attachments");
  });
});

test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ["by a library", locked],
  ["by its trailer", () => rawPdf({ trailer: "/Encrypt 4 0 R", objects: ["<< /Filter /Standard >>"] })],
])("a PDF that is locked %s", async (_, make) => {
  expect(await inspectPdf(await make())).toBe("file-pdf-locked");
});

const zip = Buffer.from(`PK\x05\x06${"\0".repeat(18)}`, "latin1");

test.each<[string, () => Uint8Array]>([
  ["a ZIP after its end", () => Buffer.concat([rawPdf(), zip])],
  ["a ZIP that ends like a PDF", () => Buffer.concat([rawPdf(), zip, Buffer.from("\n%%EOF")])],
  ["a page after its end", () => rawPdf({ tail: "<html><script>alert(1)</script>" })],
  [
    "a page in its head",
    () => Buffer.concat([Buffer.from("%PDF-1.7\n%<script>alert(1)</script>\n"), rawPdf().subarray(9)]),
  ],
  ["anything after its end", () => rawPdf({ tail: "abc" })],
])("a PDF with %s is mixed", async (_, make) => {
  expect(await inspectPdf(make())).toBe("file-mixed");
});

describe("file-damaged", () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ["nothing but a head", () => Buffer.from("%PDF-1.7\n")],
    ["no head", () => Buffer.from("%PDF-x\n%%EOF")],
    ["no document", () => Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF")],
    ["cut in the middle", async () => (await pdfBytes()).subarray(0, 400)],
    ["an object that does not end", () => rawPdf({ objects: ["<< /A [ 1 2"] })],
    ["arrays without end", () => rawPdf({ objects: ["[".repeat(200_000)] })],
    [
      "an object stream that is packed otherwise",
      () => rawPdf({ objects: [objectStream("null", "/Filter [/ASCIIHexDecode /FlateDecode]")] }),
    ],
    [
      "an object stream with a predictor",
      () =>
        rawPdf({ objects: [objectStream("null", "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>")] }),
    ],
    [
      "an object stream that does not say so",
      () => rawPdf({ objects: [pdfStream("/N 1 /First 4 /Filter /FlateDecode", "9 0 null")] }),
    ],
    [
      "an object stream of nothing but zeros",
      () =>
        rawPdf({
          objects: [
            pdfStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Buffer.alloc(64 * 1024 * 1024)),
          ],
        }),
    ],
    [
      "a table of a thousand million objects",
      () =>
        rawPdf({ objects: [pdfStream("/Type /XRef /Size 1000000000 /W [0 0 0] /Filter /FlateDecode", "a")] }),
    ],
  ])("%s", async (_, make) => {
    expect(await inspectPdf(await make())).toBe("file-damaged");
  });
});

test("whatever is cut off or changed, an answer comes", async () => {
  const sound = await pdfBytes("a");
  await fc.assert(
    fc.asyncProperty(
      fc.nat(sound.length),
      fc.nat(sound.length - 1),
      fc.nat(255),
      async (length, at, value) => {
        const bytes = sound.slice(0, Math.max(length, at + 1));
        bytes[at] = value;
        const refusal = await inspectPdf(bytes);
        expect([null, "file-damaged", "file-mixed", "file-pdf-active"]).toContain(refusal);
      },
    ),
    { numRuns: 300 },
  );
});
