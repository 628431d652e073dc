import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { nestValues } from "@/lib/form-data";
import {
  checkPieceForm,
  decideFamilyForm,
  decideFilesForm,
  decidePiecesForm,
  fileValue,
} from "@/lib/requests/schema";

const id = (number: number) => `0190a000-0000-7000-8000-00000000000${number}`;
/** The first refusal of each field, as the form shows it. */
function refusals(form: z.ZodType, given: Record<string, string | string[]>) {
  const issues = form.safeParse(nestValues(given)).error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]).reverse());
}

describe("a decision on ticked sendings", () => {
  it("reaches every field of each", () => {
    const demande = [fileValue([id(1), id(2)]), fileValue([id(3)])];
    expect(decideFilesForm.parse({ demande, decision: "refuser", motif: " Non " })).toEqual(
      new Map([1, 2, 3].map((number) => [id(number), { accept: false, reason: "Non" }])),
    );
  });

  it.each([
    [{ decision: "valider" }, { demande: "nothing-ticked" }],
    [{ demande: "x", decision: "valider" }, { "demande.0": "invalid" }],
    [{ demande: `${id(1)}.`, decision: "valider" }, { "demande.0": "invalid" }],
    [{ demande: id(1), decision: "refuser", motif: " " }, { motif: "reason-required" }],
    [{ demande: id(1), decision: "refuser", motif: "x".repeat(501) }, { motif: "too-long" }],
    [{ demande: id(1), decision: "effacer" }, { decision: "choose-one" }],
  ])("is refused by the field: %j", (given, expected) => {
    expect(refusals(decideFilesForm, given)).toEqual(expected);
  });

  it("is the same for documents", () => {
    expect(decidePiecesForm.parse({ demande: id(1), decision: "valider" })).toEqual({
      ids: [id(1)],
      verdict: { accept: true },
    });
    expect(refusals(decidePiecesForm, { demande: id(1), decision: "refuser" })).toEqual({
      motif: "reason-required",
    });
  });
});

describe("a decision on one family", () => {
  const parse = (given: Record<string, string | string[]>) => decideFamilyForm.parse(nestValues(given));
  const verdict = (number: number, what: string) => ({ [`reponses.${id(number)}.verdict`]: what });

  it("takes each answer, and leaves what has none", () => {
    const { next, verdicts } = parse({
      suite: id(9),
      ...verdict(1, "valider"),
      ...verdict(2, "refuser"),
      [`reponses.${id(2)}.motif`]: "Illisible",
      ...verdict(3, "refuser"),
      ...verdict(4, ""),
      motif: "À voir ensemble",
    });
    expect(next).toBe(id(9));
    expect([...verdicts]).toMatchObject([
      [id(1), { accept: true }],
      [id(2), { accept: false, reason: "Illisible" }],
      [id(3), { accept: false, reason: "À voir ensemble" }],
    ]);
  });

  it("accepts the rest with “Tout valider”, and nothing that was refused", () => {
    const { verdicts } = parse({ ...verdict(1, ""), ...verdict(2, "refuser"), motif: "Non", tout: "oui" });
    expect([...verdicts.values()].map(({ accept }) => accept)).toEqual([true, false]);
  });

  it("says who holds authority over a new child where the form asked, be it nobody", () => {
    const key = `reponses.${id(1)}`;
    const asked = { ...verdict(1, "valider"), [`${key}.demande`]: "autorite", [`${key}.doublons`]: "memes" };
    expect(parse(asked).verdicts.get(id(1))).toEqual({ accept: true, duplicates: "memes", authority: [] });
    expect(parse({ ...asked, [`${key}.autorite`]: [id(5), id(6)] }).verdicts.get(id(1))).toMatchObject({
      authority: [id(5), id(6)],
    });
    expect(parse(verdict(1, "valider")).verdicts.get(id(1))).toEqual({ accept: true });
  });

  it.each([
    [verdict(1, ""), { reponses: "nothing-ticked" }],
    [verdict(1, "refuser"), { motif: "reason-required" }],
    [{ ...verdict(1, "refuser"), [`reponses.${id(1)}.motif`]: "\u0000" }, { motif: "bad-characters" }],
    [{ ...verdict(1, "peut-être") }, { [`reponses.${id(1)}.verdict`]: "choose-one" }],
  ])("is refused by the field: %j", (given, expected) => {
    expect(refusals(decideFamilyForm, given)).toEqual(expected);
  });
});

describe("a decision on one document", () => {
  const piece = { envoi: id(1), suite: "", decision: "valider", du: "2026-11-23", au: "2027-08-31" };
  const proof = {
    ...piece,
    quotient: "oui",
    valeur: "650,50",
    source: "CAF",
    mois: "2026-10",
    debut: "2026-12-01",
  };

  it("takes its validity and the quotient that it shows", () => {
    expect(checkPieceForm.parse(proof)).toEqual({
      uploadId: id(1),
      next: null,
      verdict: { accept: true, from: "2026-11-23", to: "2027-08-31" },
      quotient: { valueCents: 65_050, source: "CAF", referenceMonth: "2026-10-01", from: "2026-12-01" },
    });
    expect(checkPieceForm.parse({ ...piece, au: "" })).toMatchObject({
      verdict: { to: null },
      quotient: null,
    });
  });

  it("asks for nothing but the reason of a refusal", () => {
    const refused = { ...proof, decision: "refuser", motif: "Illisible", valeur: "", au: "2026-02-30" };
    expect(checkPieceForm.parse(refused)).toMatchObject({
      verdict: { accept: false, reason: "Illisible" },
      quotient: null,
    });
  });

  it.each([
    [{ ...piece, au: "2026-02-30" }, { au: "bad-date" }],
    [{ ...piece, decision: "refuser" }, { motif: "reason-required" }],
    [{ ...proof, valeur: "" }, { valeur: "required" }],
    [{ ...proof, valeur: "beaucoup" }, { valeur: "bad-amount" }],
    [{ ...proof, source: "BANK" }, { source: "choose-one" }],
    [{ ...proof, debut: "" }, { debut: "required" }],
    [{ ...proof, envoi: "x" }, { envoi: "not-found" }],
  ])("is refused by the field: %j", (given, expected) => {
    expect(refusals(checkPieceForm, given)).toEqual(expected);
  });
});
