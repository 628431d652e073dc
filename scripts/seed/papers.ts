import PDFDocument from "pdfkit";
import sharp from "sharp";

/** A page of paper with a title and a few lines, as a PDF. */
export function paper(title: string, lines: string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    const pdf = new PDFDocument({ size: "A4", margin: 64, info: { Title: title } });
    pdf.on("data", (part: Uint8Array) => parts.push(part));
    pdf.on("end", () => resolve(Buffer.concat(parts)));
    pdf.on("error", reject);
    pdf.fontSize(20).text(title).moveDown();
    for (const line of lines) pdf.fontSize(12).text(line).moveDown(0.5);
    pdf.end();
  });
}

/** The same page as a phone photographs it: a JPEG. */
export function photograph(title: string, lines: string[]): Promise<Uint8Array> {
  const inXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const rows = lines.map(
    (line, at) => `<text x="90" y="${300 + 60 * at}" font-size="34">${inXml(line)}</text>`,
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="1100" height="1500" font-family="sans-serif">
    <rect width="1100" height="1500" fill="#6f665c"/><rect x="50" y="60" width="1000" height="1380" fill="#fbfaf6"/>
    <text x="90" y="190" font-size="52" font-weight="bold">${inXml(title)}</text>${rows.join("")}</svg>`;
  return sharp(Buffer.from(page)).jpeg({ quality: 80 }).toBuffer();
}
