import { describe, expect, it } from "vitest";
import { EXPECTATIONS, FILE_REFUSALS, LINE_ERRORS, NOTICES } from "@/lib/imports/schema";
import en from "@/lib/text/en/imports.json";
import fr from "@/lib/text/fr/imports.json";

const parts = { refusal: FILE_REFUSALS, error: LINE_ERRORS, expected: EXPECTATIONS, notice: NOTICES };

describe.each(Object.entries({ fr, en }))("%s", (_, texts) => {
  it.each(Object.entries(parts))("has one sentence for every %s, and no other", (part, codes) => {
    const sentences: Record<string, string> = texts[part as keyof typeof parts];
    expect(Object.keys(sentences).sort()).toEqual([...codes].sort());
    expect(Object.values(sentences).filter((sentence) => sentence.trim() === "")).toEqual([]);
  });
});
