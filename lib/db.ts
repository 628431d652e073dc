import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "./env";
import { Prisma, PrismaClient } from "./generated/prisma/client";

export { Prisma };
export type Tx = Prisma.TransactionClient;

// Development reloads modules: keep one pool per process all the same.
const shared = globalThis as { portailPool?: Pool; portailDb?: PrismaClient };

/** The process's connections, for the libraries that bring their own SQL (throttling, jobs). */
export function pool(): Pool {
  const { DATABASE_URL, DATABASE_POOL } = env();
  shared.portailPool ??= new Pool({ connectionString: DATABASE_URL, max: DATABASE_POOL });
  return shared.portailPool;
}

/** The process's database client. */
export function db(): PrismaClient {
  shared.portailDb ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return shared.portailDb;
}

/** Runs `work` in one READ COMMITTED transaction: all of it is stored, or nothing. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { timeout: 30_000, maxWait: 15_000 });
}

/** Whether an error is PostgreSQL's refusal of a second row under one unique key. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
