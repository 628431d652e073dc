/** What a printed document holds, in reading order; `lib/integrations/pdf.ts` sets it on pages. */
export type PrintBlock =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "paragraph"; text: string; tone?: "quiet" | "alert" }
  | { kind: "list"; items: string[] }
  /** Names, each with what stands for it line by line; an alert is set in bold. */
  | { kind: "facts"; facts: { term: string; details: string[]; alert?: boolean }[] }
  /** `widths` are parts of the width of the page; the first column names its row. */
  | { kind: "table"; name: string; head: string[]; widths: number[]; rows: string[][] }
  /** What stays on one page where a page has room for it. */
  | { kind: "together"; blocks: PrintBlock[] };

export type PrintDocument = {
  title: string;
  /** BCP 47: the language in which it is read aloud. */
  lang: string;
  createdAt: Date;
  landscape?: boolean;
  /** The foot of each page, which is not read aloud. */
  footer: (page: number, pages: number) => string;
  blocks: PrintBlock[];
};
