/** Matches a sentence with either apostrophe; the words that the customer fixed are given as plain strings instead. */
export function words(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/['’]/g, "['’]"));
}
