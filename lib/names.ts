const APOSTROPHES = /['’‘ʼ′`´]/g;
const MARKS = /\p{M}+/gu;
const NOT_LETTERS_OR_DIGITS = /[^\p{L}\p{N}]+/gu;
const LETTERS_WITHOUT_DECOMPOSITION: Record<string, string> = {
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  þ: "th",
};
const COMPOUND_LETTERS = new RegExp(`[${Object.keys(LETTERS_WITHOUT_DECOMPOSITION).join("")}]`, "g");

/**
 * A name as it is compared, never shown: lower case, no accents, no apostrophes; hyphens and every other
 * sign count as one space. "Anaïs  N’Diaye-Lœuil" gives "anais ndiaye loeuil".
 */
export function normaliseName(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(APOSTROPHES, "")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(COMPOUND_LETTERS, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] ?? letter)
    .replace(NOT_LETTERS_OR_DIGITS, " ")
    .trim();
}

type Person = { firstName: string; lastName: string };

/** The key by which two people of the same name are found, first name first. */
export function nameKey({ firstName, lastName }: Person): string {
  return normaliseName(`${firstName} ${lastName}`);
}

/** A person's name as it is read on screen and in mails: "Léa Martin". */
export function displayName({ firstName, lastName }: Person): string {
  return `${firstName} ${lastName}`;
}
