import type { SheetFile } from "./schema";

/** How a browser receives a sheet: a file to keep, which nobody on the way stores. */
export function sheetHeaders({ name, bytes }: SheetFile): Record<string, string> {
  return {
    "Content-Type": "application/pdf",
    "Content-Disposition": `attachment; filename="${name}"`,
    "Content-Length": String(bytes.byteLength),
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
  };
}
