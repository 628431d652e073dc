import type { APIRequestContext } from "@playwright/test";

/** One answer of the portal: its path, and every text that can be read in it, file names and headers included. */
export type Answer = { path: string; status: number; text: string };

/** The months around the tests' day; links lead from one to the next without end. */
const isNear = (path: string) => {
  const month = path.match(/[?&](?:mois|date|depuis)=(\d{4}-\d\d)/)?.[1];
  return month === undefined || (month >= "2026-10" && month <= "2027-01");
};

/** Follows every link of the portal from `starts` on, each page also asked for as the payload that a click loads. */
export async function crawl(browser: APIRequestContext, starts: string[], most = 400): Promise<Answer[]> {
  const waiting = [...starts];
  const seen = new Set(starts);
  const answers: Answer[] = [];
  for (const path of waiting) {
    if (answers.length > 2 * most) throw new Error(`more than ${most} pages: ${waiting.slice(-5).join(" ")}`);
    for (const headers of [{}, { RSC: "1" }] as Record<string, string>[]) {
      const response = await browser.get(path, { headers, maxRedirects: 0 });
      const body = await response.body();
      const isPdf = response.headers()["content-type"]?.startsWith("application/pdf");
      const text = `${JSON.stringify(response.headers())}\n${isPdf ? await pdfText(body) : body.toString("utf8")}`;
      answers.push({ path, status: response.status(), text });
      for (const next of linksOf(text)) {
        if (seen.has(next) || !isNear(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  return answers;
}

/** The portal's own addresses in a page: links, embedded files, images, and the address of a calendar to copy. */
function linksOf(text: string): string[] {
  const found = text.matchAll(/(?:href|src|action|value)="(?:https?:\/\/127\.0\.0\.1:\d+)?(\/[^"#]*)/g);
  return [...found]
    .map(([, path]) => (path ?? "").replaceAll("&amp;", "&"))
    .filter((path) => !/^\/(_next|icon)|^\/\//.test(path));
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages = Array.from({ length: pdf.numPages }, async (_, at) => {
    const { items } = await (await pdf.getPage(at + 1)).getTextContent();
    return items.map((item) => ("str" in item ? item.str : "")).join(" ");
  });
  return (await Promise.all(pages)).join("\n");
}
