/** A form is not well made, or broke off. */
export class MultipartError extends Error {}

/** One field of a form; `filename` is null for a text. */
export type Part = { name: string; filename: string | null };

const HEAD_MAX = 16 * 1024;
const END_OF_HEAD = "\r\n\r\n";

/** The boundary that a content type names; null when it is not that of a form with files. */
export function boundaryOf(contentType: string): string | null {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*\bboundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? plain ?? null;
}

/**
 * The parts of a form as they arrive (RFC 7578), in pieces that each name their part, the first one empty: nothing is
 * kept here but what may be the beginning of a boundary. Throws MultipartError.
 */
export async function* piecesOf(
  chunks: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<{ part: Part; bytes: Buffer }> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  let rest: Buffer = Buffer.from("\r\n");
  let state: "body" | "delimiter" | "head" | "end" = "body";
  let part: Part | null = null;
  for await (const chunk of chunks) {
    rest = state === "end" ? Buffer.alloc(0) : Buffer.concat([rest, chunk]);
    while (state !== "end") {
      if (state === "body") {
        const at = rest.indexOf(delimiter);
        const end = at === -1 ? Math.max(0, rest.length - delimiter.length + 1) : at;
        if (part && end > 0) yield { part, bytes: rest.subarray(0, end) };
        rest = rest.subarray(at === -1 ? end : end + delimiter.length);
        if (at === -1) break;
        state = "delimiter";
      } else if (state === "delimiter") {
        if (rest.length < 2) break;
        const sign = rest.toString("latin1", 0, 2);
        if (sign !== "--" && sign !== "\r\n") throw new MultipartError("a boundary is followed by something");
        state = sign === "--" ? "end" : "head";
      } else {
        const at = rest.indexOf(END_OF_HEAD);
        if (at === -1 ? rest.length > HEAD_MAX : at > HEAD_MAX)
          throw new MultipartError("a head is too long");
        if (at === -1) break;
        part = partOf(rest.toString("utf8", 0, at));
        rest = rest.subarray(at + END_OF_HEAD.length);
        // What an empty body ends with begins with the line that ended its head.
        yield { part, bytes: Buffer.alloc(0) };
        state = "body";
      }
    }
  }
  if (state !== "end") throw new MultipartError("the form breaks off");
}

function partOf(head: string): Part {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1];
  const name = disposition && parameter(disposition, "name");
  if (name === undefined || name === null) throw new MultipartError("a part has no name");
  return { name, filename: parameter(disposition ?? "", "filename") };
}

/** A parameter as browsers write it: only quotes and line ends are escaped. (HTML, multipart/form-data.) */
function parameter(disposition: string, name: string): string | null {
  const value = new RegExp(`(?:^|[;\\s])${name}="([^"]*)"`, "i").exec(disposition)?.[1];
  return value?.replace(/%22/g, '"').replace(/%0D/gi, "\r").replace(/%0A/gi, "\n") ?? null;
}
