import { paper, photograph } from "../../../scripts/seed/papers";

export type TestFile = { name: string; mimeType: string; buffer: Buffer };

const LINES = ["Document de démonstration"];

/** A photograph as a phone takes it. */
export const photo = async (name: string): Promise<TestFile> => ({
  name,
  mimeType: "image/jpeg",
  buffer: Buffer.from(await photograph("Attestation", LINES)),
});

/** A PDF of one page. */
export const pdf = async (name: string): Promise<TestFile> => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from(await paper("Attestation", LINES)),
});

/** A PDF that runs a program when it is opened. */
export async function activePdf(name: string): Promise<TestFile> {
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const document = await PDFDocument.create();
  document.addPage();
  document.addJavaScript("accueil", "app.alert('bonjour')");
  return { name, mimeType: "application/pdf", buffer: Buffer.from(await document.save()) };
}

/** A drawing that can hold a program. */
export const svg = (name: string): TestFile => ({
  name,
  mimeType: "image/svg+xml",
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
});
