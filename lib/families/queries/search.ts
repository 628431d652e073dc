import { Prisma, type Tx } from "@/lib/db";
import { normaliseName } from "@/lib/names";

/** Words of a search beyond these say nothing more. */
const MOST_WORDS = 6;
/** From how near on a misspelt word of five letters or more counts, and a shorter one. */
const LONG_WORD = 0.4;
const SHORT_WORD = 0.6;
const FIVE_LETTERS = 5;
/** Where a word stands as it was typed, words that only resemble another one must come this near. */
const BESIDE_EXACT = 0.6;
const EXACT = 0.8;
/** An e-mail is looked for from so many letters on: fewer are in nearly every one. */
const EMAIL_PART = 3;
/** All the words in one person's name tell more than one word each in several people's. */
const SPREAD = 0.95;

/** Until the transaction ends, pg_trgm's index finds words that are as far as LONG_WORD. */
export async function forgive(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(LONG_WORD)}, true)`;
}

/**
 * The households that a search finds, each with how near it comes (1 at most), as a table. Every word must be found
 * in the name of somebody of the household, in whatever order and with or without accents; a misspelt one must
 * resemble a word there (see `forgive`), or become one when two neighbouring letters change places; one or two letters
 * must begin a word. Else the whole search is a part of an e-mail, a phone number or the town's reference.
 */
export function found(q: string): Prisma.Sql {
  const email = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const digits = q.replace(/\D/g, "").replace(/^(33|0)/, "");
  const byPhone =
    digits.length >= 4
      ? Prisma.sql`UNION ALL SELECT household_id, 1 FROM adult WHERE phone LIKE ${`%${digits}%`}`
      : Prisma.empty;
  const words = wordsOf(q);
  const byEmail =
    /\s/.test(q) || q.length < EMAIL_PART
      ? Prisma.empty
      : Prisma.sql`UNION ALL SELECT a.household_id, 1 FROM account ac JOIN adult a ON a.id = ac.adult_id
        WHERE ac.email::text ILIKE ${email}`;
  const byName = words.length > 0 ? Prisma.sql`${namedAs(words)} UNION ALL` : Prisma.empty;
  return Prisma.sql`(
    SELECT household_id, max(near) AS near FROM (
      ${byName}
      SELECT id AS household_id, 1 AS near FROM household WHERE external_ref = ${q}::citext
      ${byEmail} ${byPhone}
    ) hit GROUP BY household_id)`;
}

/** The words of a search that can be in a name; single letters only where there is nothing else. */
function wordsOf(q: string): string[] {
  const words = [...new Set(normaliseName(q).split(" "))].filter((word) => /\p{L}/u.test(word));
  const long = words.filter((word) => word.length > 1);
  return (long.length > 0 ? long : words).slice(0, MOST_WORDS);
}

/** The word with each pair of neighbouring letters swapped: "matrin" means "martin" too. */
function swapped(word: string): string[] {
  if (word.length < FIVE_LETTERS) return [];
  const swaps = Array.from({ length: word.length - 1 }, (_, at) =>
    [word.slice(0, at), word[at + 1], word[at], word.slice(at + 2)].join(""),
  );
  return [...new Set(swaps)].filter((swap) => swap !== word);
}

/** Whether a word is meant by a name's key, and how near it comes. */
function match(word: string, key: Prisma.Sql): { meant: Prisma.Sql; near: Prisma.Sql } {
  const begins = Prisma.sql`(' ' || ${key}) LIKE ${`% ${word}%`}`;
  const whole = Prisma.sql`(' ' || ${key} || ' ') LIKE ${`% ${word} %`}`;
  if (word.length <= 2) {
    return { meant: begins, near: Prisma.sql`CASE WHEN ${whole} THEN 1 ELSE 0.95 END` };
  }
  const resembles = Prisma.sql`word_similarity(${word}, ${key})`;
  const least = word.length >= FIVE_LETTERS ? LONG_WORD : SHORT_WORD;
  const swaps = swapped(word).map((swap) => Prisma.sql`OR ${key} LIKE ${`%${swap}%`}`);
  const bySwap =
    swaps.length > 0 ? Prisma.sql`WHEN false ${Prisma.join(swaps, " ")} THEN 0.85` : Prisma.empty;
  return {
    meant: Prisma.sql`(${key} LIKE ${`%${word}%`} ${swaps.length > 0 ? Prisma.join(swaps, " ") : Prisma.empty}
      OR (${word} <% ${key} AND ${resembles} >= ${least}))`,
    near: Prisma.sql`CASE WHEN ${whole} THEN 1 WHEN ${begins} THEN 0.95 WHEN ${key} LIKE ${`%${word}%`} THEN 0.9
      ${bySwap} ELSE ${resembles} * 0.85 END`,
  };
}

function namedAs(words: string[]): Prisma.Sql {
  const hits = words.map((word, index) => {
    const adult = match(word, Prisma.sql`name_key`);
    const child = match(word, Prisma.sql`c.name_key`);
    return Prisma.sql`
      SELECT household_id, id AS person, ${index}::int AS word, ${adult.near}::float8 AS near
      FROM adult WHERE ${adult.meant}
      UNION ALL
      SELECT hc.household_id, c.id, ${index}::int, ${child.near}::float8
      FROM child c JOIN household_child hc ON hc.child_id = c.id WHERE ${child.meant}`;
  });
  const all = words.length;
  const ranked =
    all === 1
      ? Prisma.sql`ranked AS (SELECT household_id, max(near) AS near FROM hit GROUP BY household_id)`
      : rankedByAll(all);
  return Prisma.sql`(
    WITH hit AS (${Prisma.join(hits, " UNION ALL ")}), ${ranked}
    SELECT household_id, near FROM ranked
    WHERE near >= ${BESIDE_EXACT}::float8 OR (SELECT max(near) FROM ranked) < ${EXACT}::float8)`;
}

/** The households of which `hit` has every one of several words. */
function rankedByAll(all: number): Prisma.Sql {
  return Prisma.sql`
    person AS (SELECT household_id, max(whole) AS whole FROM (
      SELECT household_id, sum(near) AS whole FROM hit GROUP BY household_id, person) p GROUP BY household_id),
    home AS (SELECT household_id, sum(best) AS whole FROM (
      SELECT household_id, word, max(near) AS best FROM hit GROUP BY household_id, word) w
      GROUP BY household_id HAVING count(*) = ${all}),
    ranked AS (
      SELECT household_id, greatest(person.whole, home.whole * ${SPREAD}::float8) / ${all} AS near
      FROM home JOIN person USING (household_id))`;
}
