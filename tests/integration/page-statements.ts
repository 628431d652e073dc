import { encode } from "next-auth/jwt";
import pg from "pg";
import { vi } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { openFor } from "../factories/accounts";
import { inRequest } from "./request-scope";

/** Stands for next-intl/server: texts come from files, so that what a page says costs no statement. */
export function silentText() {
  const text = () => Object.assign(() => "", { raw: () => "", rich: () => "", has: () => true });
  return {
    getTranslations: async () => text(),
    getLocale: async () => "fr",
    getFormatter: async () => ({ list: () => "", dateTime: () => "" }),
    getRequestConfig: (make: unknown) => make,
  };
}

/** What the framework gives to a page. */
export const props = <P extends object>(params: P, query: Record<string, string> = {}) => ({
  params: Promise.resolve(params),
  searchParams: Promise.resolve(query),
});

/** Counts the statements that pages send for a reader, the reader's session included and the frame around it not. */
export async function pageReader({ accountId }: { accountId: string }) {
  const { sessionId: sid } = await openFor(accountId);
  const { sessionVersion: version } = await db().account.findUniqueOrThrow({ where: { id: accountId } });
  const token = await encode({ token: { sid, version }, secret: env().AUTH_SECRET });
  const headers = new Headers({ cookie: `portail-session=${token}` });
  return async (page: () => Promise<unknown>): Promise<number> => {
    const query = vi.spyOn(pg.Client.prototype, "query");
    try {
      await inRequest(headers, page);
      return query.mock.calls.length;
    } finally {
      query.mockRestore();
    }
  };
}
