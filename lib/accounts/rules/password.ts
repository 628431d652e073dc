import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as french } from "@zxcvbn-ts/language-fr";

/** Both in characters as people count them (code points). NIST SP 800-63B, 3.1.1.2: long, and no composition rule. */
export const MIN_LENGTH = 12;
export const MAX_LENGTH = 200;

/**
 * A password that a list and its usual variations reach within ten million tries counts as known:
 * "motdepasse1234" falls after about a million, three ordinary words stand after 10¹² or more.
 */
const FEWEST_GUESSES = 1e7;

const SHORTEST_CORE = 8;

const PORTAL_NAME = "portail famille";

const listed = new Set(common["passwords-common"]);

const estimator = new ZxcvbnFactory({
  dictionary: {
    passwords: common["passwords-common"],
    words: french["commonWords-fr"],
    firstNames: french["firstnames-fr"],
  },
  graphs: adjacencyGraphs,
});

const squeeze = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

/** "parent@demo.test" gives itself, "parent" and the portal's name, each also without punctuation. */
function personalWords(email: string): string[] {
  const words = [email.toLowerCase(), email.toLowerCase().split("@")[0] ?? "", PORTAL_NAME];
  return words.flatMap((word) => [word, squeeze(word)]);
}

function isCommon(password: string, email: string): boolean {
  const lower = password.toLowerCase();
  const bare = squeeze(lower);
  const personal = personalWords(email);
  if (listed.has(lower) || listed.has(bare) || personal.includes(bare)) return true;
  const core = lower.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  // Signs around a word add little; a text that is mostly signs is judged whole.
  const judged = core.length < SHORTEST_CORE ? lower : core;
  return estimator.check(judged, personal).guesses < FEWEST_GUESSES;
}

/**
 * Why `password` may not protect the account of `email`, or null if it may: length, then the offline lists of known
 * passwords with their usual variations (case, repetition, keyboard and number runs, the e-mail, the portal's name).
 */
export function judgePassword(password: string, email: string) {
  const text = password.normalize("NFKC");
  const length = [...text].length;
  if (length < MIN_LENGTH) return "password-too-short" as const;
  if (length > MAX_LENGTH) return "password-too-long" as const;
  return isCommon(text, email) ? ("password-too-common" as const) : null;
}
