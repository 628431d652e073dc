import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeCsv, parseFamilies } from "@/lib/imports/rules";
import { fileOf, TODAY } from "./file";

/** Bytes that a spreadsheet of Windows would write, for the characters of Latin-1 and some others. */
function toWindows1252(text: string): Uint8Array {
  const others: Record<string, number> = { "’": 0x92, œ: 0x9c, Œ: 0x8c, "€": 0x80 };
  return Uint8Array.from([...text], (char) => others[char] ?? char.charCodeAt(0));
}

const name = fc
  .tuple(fc.constantFrom(..."ABÉÇŒ"), fc.string({ unit: fc.constantFrom(..."abéèçœ'’- "), maxLength: 30 }))
  .map(([first, rest]) => `${first}${rest}z`.replace(/ +/g, " "));
const address = fc
  .string({ unit: fc.constantFrom(..."aé1;,\"' "), maxLength: 60 })
  .map((text) => `1${text}b`.replace(/ +/g, " "));

it("gives back what was written, in any separator, line end and encoding", () => {
  const encodings = fc.constantFrom(
    (text: string) => new TextEncoder().encode(text),
    (text: string) => new TextEncoder().encode(`\ufeff${text}`),
    toWindows1252,
  );
  const shape = fc.record({
    separator: fc.constantFrom(";", ","),
    end: fc.constantFrom("\n", "\r\n", "\r"),
  });
  fc.assert(
    fc.property(
      name,
      name,
      address,
      fc.nat(9_999_999),
      shape,
      encodings,
      (first, last, place, cents, how, encode) => {
        const qf = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
        const line = { enfant_prenom: first, enfant_nom: last, adresse: place, qf };
        const decoded = decodeCsv(encode(fileOf([line], how)));
        const file = decoded.ok ? parseFamilies(decoded.text, TODAY) : decoded;
        expect(file).toMatchObject({
          ok: true,
          errors: [],
          households: [
            {
              address: place,
              quotientFamilialCents: cents,
              children: [{ firstName: first, lastName: last, birthDate: "2019-03-05" }],
            },
          ],
        });
      },
    ),
    { numRuns: 300 },
  );
});
