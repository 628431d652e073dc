import { describe, expect, test } from "vitest";
import { makePdf } from "@/lib/integrations/pdf";
import type { PrintBlock, PrintDocument } from "@/lib/print";
import { outline, readPdf } from "./read-pdf";

const print = async (blocks: PrintBlock[], more: Partial<PrintDocument> = {}) =>
  readPdf(
    await makePdf({
      title: "Fiche d’essai",
      lang: "fr-FR",
      createdAt: new Date("2026-11-16T08:00:00Z"),
      footer: (page, pages) => `Page ${page} sur ${pages}`,
      blocks,
      ...more,
    }),
  );

const SAMPLE: PrintBlock[] = [
  { kind: "heading", level: 1, text: "Léa N’Diaye-Łœuil" },
  { kind: "paragraph", text: "Née le 1er mai 2018", tone: "quiet" },
  { kind: "heading", level: 2, text: "Santé" },
  { kind: "list", items: ["Un", "Deux"] },
  { kind: "facts", facts: [{ term: "Allergies", details: ["Arachide", "Œuf"], alert: true }] },
  { kind: "table", name: "Appel", head: ["Enfant", "Âge"], widths: [3, 1], rows: [["Léa", "8 ans"]] },
];

describe("a printed document", () => {
  test("says its language and title, and that it is tagged for screen readers", async () => {
    const { info, xml, marked } = await print(SAMPLE);
    expect(info).toMatchObject({ Title: "Fiche d’essai", Language: "fr-FR", PDFFormatVersion: "1.7" });
    expect(info.IsAcroFormPresent).toBe(false);
    expect(marked).toBe(true);
    expect(xml).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(xml).toContain("Fiche d’essai");
  });

  test("keeps structure and reading order", async () => {
    const { trees, text, pages } = await print(SAMPLE);
    expect(outline(trees[0]!)).toBe(
      "Root(Document(H1 P H2 L(LI(Lbl LBody) LI(Lbl LBody)) L(LI(Lbl LBody(P P))) " +
        "Table(TR(TH(P) TH(P)) TR(TH(P) TD(P)))))",
    );
    expect(text).toContain(
      "Léa N’Diaye-Łœuil Née le 1er mai 2018 Santé • Un • Deux Allergies Arachide Œuf Enfant Âge Léa 8 ans",
    );
    expect(pages).toHaveLength(1);
    expect(text).toContain("Page 1 sur 1");
  });

  test("goes on over pages without losing a line, heads of tables again for the eye only", async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`Enfant ${at}`, "x".repeat(10)]);
    const long = Array.from({ length: 400 }, (_, at) => `mot${at}`).join(" ");
    const { pages, text, trees } = await print([
      { kind: "table", name: "Appel", head: ["Nom", "Âge"], widths: [1, 1], rows },
      { kind: "facts", facts: [{ term: "Note", details: [long, long, long, long, long] }] },
    ]);
    expect(pages.length).toBeGreaterThan(4);
    for (const [name] of rows) expect(text).toContain(name);
    for (let at = 0; at < 400; at++)
      expect(text.split(`mot${at} `).length, `mot${at}`).toBeGreaterThan(at === 399 ? 0 : 5);
    expect(pages[1]).toMatch(/Nom\s*Âge/);
    const rolesOf = trees.map(outline).join(" ");
    expect(rolesOf.split("TR(TH(P) TD(P))")).toHaveLength(rows.length + 1);
    expect(rolesOf.split("TR(TH(P) TH(P))")).toHaveLength(2);
    for (const [at, page] of pages.entries()) expect(page).toContain(`Page ${at + 1} sur ${pages.length}`);
  });

  test("keeps together what fits on a page, and never ends a page by a heading", async () => {
    const card = (name: string): PrintBlock => ({
      kind: "together",
      blocks: [
        { kind: "heading", level: 2, text: name },
        {
          kind: "facts",
          facts: Array.from({ length: 9 }, (_, at) => ({ term: `T${at}`, details: [`${name}-${at}`] })),
        },
      ],
    });
    const names = Array.from({ length: 12 }, (_, at) => `Carte${at}!`);
    const { pages } = await print(names.map(card));
    for (const name of names) {
      const holding = pages.filter((page) => page.includes(name));
      expect(holding, name).toHaveLength(1);
      expect(holding[0]).toContain(`${name}-8`);
    }
  });

  test("writes what the typeface lacks by other letters, units and doses above all", async () => {
    const paragraph = "150 µg → 3 fois, β2, ≥ 38,5 °C, 12\u202f%, Nguyễn, Şahin, 李";
    const { text } = await print([{ kind: "paragraph", text: paragraph }]);
    expect(text).toContain("150 μg -> 3 fois, bêta2, ≥ 38,5 °C, 12 %, Nguyen, Şahin, ?");
  });

  test("a title with signs of XML breaks no metadata", async () => {
    const { info, xml } = await print(SAMPLE, { title: "A & B <c>" });
    expect(info.Title).toBe("A   B  c ");
    expect(xml).not.toContain("A & B");
  });

  test("lies down where it is asked to", async () => {
    expect((await print(SAMPLE, { landscape: true })).text).toContain("Arachide");
  });
});
