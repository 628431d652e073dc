/** Matches a sentence with either apostrophe and either kind of space; the words that the customer fixed are given as plain strings instead. */
export function words(text: string): RegExp {
  return new RegExp(
    text
      .replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll(/['’]/g, "['’]")
      .replaceAll(" ", "\\s"),
  );
}
