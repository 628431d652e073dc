import { describe, expect, test } from "vitest";
import { readUpload } from "@/lib/upload";

const MAX = 1_000_000;
const MiB = 1024 * 1024;

function formOf(file: File | string, field = "fichier"): Request {
  const body = new FormData();
  body.set(field, file);
  return new Request("http://portal.test/", { method: "POST", body });
}

/** A body of `chunks` mebibytes that counts what was read of it. */
function stream(chunks: number) {
  const seen = { chunks: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (seen.chunks === chunks) return controller.close();
        seen.chunks++;
        controller.enqueue(new Uint8Array(MiB));
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  return {
    seen,
    request: new Request("http://portal.test/", {
      method: "POST",
      body,
      headers,
      duplex: "half",
    } as RequestInit),
  };
}

test("gives the file, byte for byte", async () => {
  const bytes = Uint8Array.from({ length: MAX }, (_, index) => index % 256);
  const upload = await readUpload(formOf(new File([bytes], "familles.csv")), "fichier", MAX);
  expect(upload).toMatchObject({ ok: true, name: "familles.csv" });
  expect(upload.ok && Buffer.compare(upload.bytes, bytes)).toBe(0);
});

test("gives an empty file as it is", async () => {
  const upload = await readUpload(formOf(new File([], "vide.csv")), "fichier", MAX);
  expect(upload).toMatchObject({ ok: true, bytes: new Uint8Array() });
});

describe("a file that is too big", () => {
  test("by one byte is refused", async () => {
    const file = new File([new Uint8Array(MAX + 1)], "x.csv");
    expect(await readUpload(formOf(file), "fichier", MAX)).toEqual({ ok: false, code: "too-big" });
  });

  test("is read to its end, so that the browser hears the answer", async () => {
    const { seen, request } = stream(100);
    expect(await readUpload(request, "fichier", MAX)).toEqual({ ok: false, code: "too-big" });
    expect(seen).toEqual({ chunks: 100, cancelled: false });
  });

  test("is cut off past 200 MiB", async () => {
    const { seen, request } = stream(1_000);
    expect(await readUpload(request, "fichier", MAX)).toEqual({ ok: false, code: "too-big" });
    expect(seen).toEqual({ chunks: 201, cancelled: true });
  });
});

test.each([
  ["no body", () => new Request("http://portal.test/", { method: "POST" })],
  ["no file chosen", () => formOf(new File([], ""))],
  ["a text in place of the file", () => formOf("text")],
  ["a file under another name", () => formOf(new File(["x"], "x.csv"), "autre")],
  ["another kind of body", () => new Request("http://portal.test/", { method: "POST", body: "fichier=x" })],
  [
    "a form that breaks off",
    () => {
      const body = '--x\r\nContent-Disposition: form-data; name="fichier"; filename="a.csv"\r\n\r\nfoyer';
      const headers = { "content-type": "multipart/form-data; boundary=x" };
      return new Request("http://portal.test/", { method: "POST", body, headers });
    },
  ],
])("%s is no file", async (_, request) => {
  expect(await readUpload(request(), "fichier", MAX)).toEqual({ ok: false, code: "no-file" });
});
