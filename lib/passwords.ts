import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** argon2id, the library's default kind: 19 MiB, two passes, one lane (OWASP, Password Storage Cheat Sheet). */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password that nobody has, so that an account without one takes the same time to refuse. */
export const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$UHsDLWrWLmf3LuMxXO/KwQ$QGH6m4M9wxjax7ZeqDXo2Tsob2SGVkr83aXKrkIcLdc";

/** One spelling per password, whatever keyboard or system typed it. */
const spelling = (password: string) => password.normalize("NFKC");

/** The hash that the database keeps of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(spelling(password), ARGON2);
}

/** Whether `password` is the one behind `stored`; as slow, and false, when nothing is stored. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODYS_HASH, spelling(password));
  return stored !== null && matches;
}
