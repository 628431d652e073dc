import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readUploads } from "@/lib/upload";

const LIMITS = { maxFiles: 3, maxBytes: 1_000 };
const KiB = 1_024;

afterEach(() => vi.useRealTimers());

const formOf = (entries: [string, string | File][]) => {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  return body;
};

const sent = (body: FormData) => new Request("http://portal.test/", { method: "POST", body });

/** The same body in chunks of these sizes, the last one again and again. */
async function chunked(whole: Request, sizes: number[]): Promise<Request> {
  const bytes = new Uint8Array(await whole.arrayBuffer());
  let at = 0;
  let turn = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const size = sizes[Math.min(turn++, sizes.length - 1)]!;
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
  return streamed(body, whole.headers.get("content-type")!);
}

const streamed = (body: ReadableStream<Uint8Array>, type = "multipart/form-data; boundary=x") =>
  new Request("http://portal.test/", {
    method: "POST",
    body,
    headers: { "content-type": type },
    duplex: "half",
  } as RequestInit);

const textOf = (text: string) =>
  new Request("http://portal.test/", {
    method: "POST",
    body: text,
    headers: { "content-type": "multipart/form-data; boundary=x" },
  });

const file = (size: number, name = "a.pdf") => new File([new Uint8Array(size).fill(7)], name);

test("gives what a browser sends, however it is cut into chunks", async () => {
  const texts = fc.array(fc.tuple(fc.constantFrom("titre", "note", "date.0"), fc.string({ unit: "binary" })));
  const files = fc.array(fc.tuple(fc.string(), fc.uint8Array({ maxLength: 300 })), { maxLength: 3 });
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(texts, files, sizes, async (given, chosen, cuts) => {
      const form = formOf(given);
      for (const [name, bytes] of chosen) form.append("fichiers", new File([Uint8Array.from(bytes)], name));
      const [reference, request] = [await sent(form).formData(), await chunked(sent(form), cuts)];
      const read = await readUploads(request, LIMITS);
      if (!read.ok) throw new Error(read.code);
      const expected = [...reference].filter(([, value]) => typeof value === "string");
      expect([...read.fields]).toEqual(expected);
      const kept = reference.getAll("fichiers").filter((it) => it instanceof File && (it.name || it.size));
      expect(read.files.map(({ name }) => name)).toEqual(kept.map((it) => (it as File).name));
      for (const [at, it] of read.files.entries())
        expect(it.ok && Buffer.compare(it.bytes, Buffer.from(await (kept[at] as File).arrayBuffer()))).toBe(
          0,
        );
    }),
    { numRuns: 200 },
  );
});

describe("bounds", () => {
  test("a file that is too big is refused alone", async () => {
    const read = await readUploads(
      sent(
        formOf([
          ["fichiers", file(1_000, "juste.pdf")],
          ["fichiers", file(1_001, "trop.pdf")],
          ["fichiers", file(0, "vide.pdf")],
          ["titre", "Après"],
        ]),
      ),
      LIMITS,
    );
    expect(read).toMatchObject({
      ok: true,
      files: [
        { field: "fichiers", name: "juste.pdf", ok: true },
        { name: "trop.pdf", ok: false, code: "file-too-big" },
        { name: "vide.pdf", ok: true, bytes: Buffer.alloc(0) },
      ],
    });
    expect(read.ok && read.fields.get("titre")).toBe("Après");
  });

  test("a field left empty is no file", async () => {
    expect(await readUploads(sent(formOf([["fichiers", file(0, "")]])), LIMITS)).toMatchObject({ files: [] });
  });

  test.each<[string, [string, string | File][]]>([
    ["files-too-many", Array.from({ length: 4 }, () => ["fichiers", file(10)])],
    ["form-too-large", [["note", "x".repeat(257 * KiB)]]],
    ["form-too-large", Array.from({ length: 501 }, () => ["note", "x"])],
  ])("%s", async (code, entries) => {
    expect(await readUploads(sent(formOf(entries)), LIMITS)).toEqual({ ok: false, code });
  });

  test("a form without an end is given up after 200 MiB", async () => {
    const seen = { chunks: 0, cancelled: false };
    const chunk = new Uint8Array(1_024 * KiB);
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          seen.chunks++;
          controller.enqueue(chunk);
        },
        cancel() {
          seen.cancelled = true;
        },
      },
      { highWaterMark: 0 },
    );
    expect(await readUploads(streamed(body), LIMITS)).toEqual({ ok: false, code: "file-cut" });
    expect(seen).toEqual({ chunks: 201, cancelled: true });
  });

  test("a connection that goes silent is given up after 30 seconds", async () => {
    vi.useFakeTimers();
    const start = new TextEncoder().encode(
      '--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nab',
    );
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(start) });
    const read = readUploads(streamed(body), LIMITS);
    await vi.advanceTimersByTimeAsync(30_001);
    expect(await read).toEqual({ ok: false, code: "file-cut" });
  });

  test("a connection that breaks is a cut", async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error("reset")),
    });
    expect(await readUploads(streamed(body), LIMITS)).toEqual({ ok: false, code: "file-cut" });
  });
});

const HEAD = 'Content-Disposition: form-data; name="a"';

test.each([
  ["nothing", ""],
  ["another boundary", "--y\r\n\r\n--y--"],
  ["a file that breaks off", `--x\r\n${HEAD}; filename="a.pdf"\r\n\r\nabc`],
  ["a boundary that breaks off", `--x\r\n${HEAD}\r\n\r\nabc\r\n--x`],
  ["a head that breaks off", `--x\r\n${HEAD}`],
  ["a head without end", `--x\r\n${HEAD}; filename="${"a".repeat(20_000)}"\r\n\r\nabc\r\n--x--`],
  ["a part without a name", "--x\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--x--"],
  ["something after the boundary", `--xyz\r\n${HEAD}\r\n\r\nabc\r\n--x--`],
])("%s did not arrive", async (_, text) => {
  expect(await readUploads(textOf(text), LIMITS)).toEqual({ ok: false, code: "file-cut" });
});

test.each([
  ["no body", new Request("http://portal.test/", { method: "POST" })],
  ["another kind of body", new Request("http://portal.test/", { method: "POST", body: "a=b" })],
])("%s did not arrive", async (_, request) => {
  expect(await readUploads(request, LIMITS)).toEqual({ ok: false, code: "file-cut" });
});

test.each([
  ['"a"; filename="C:\\\\x\\\\é.pdf"', "C:\\\\x\\\\é.pdf"],
  ['"a"; filename="a%22b%0D%0Ac%20.pdf"', 'a"b\r\nc%20.pdf'],
])("reads the name %s", async (given, name) => {
  const read = await readUploads(
    textOf(`before\r\n--x\r\nContent-Disposition: form-data; name=${given}\r\n\r\nabc\r\n--x--\r\nafter`),
    LIMITS,
  );
  expect(read).toMatchObject({ ok: true, files: [{ field: "a", name }] });
});
