import "server-only";
import { hashSecret } from "@/lib/secrets";
import { countFailure, isThrottled, type Limit } from "@/lib/throttle";
import { networkOf } from "../rules";

const TEN_MINUTES = 600;

const ADDRESS: Limit = { name: "login-address", points: 100, seconds: TEN_MINUTES };
const ACCOUNT_AT_ADDRESS: Limit = { name: "login-pair", points: 20, seconds: TEN_MINUTES };
const ACCOUNT: Limit = { name: "login-account", points: 100, seconds: 3_600 };
const BROWSER: Limit = { name: "login-browser", points: 20, seconds: TEN_MINUTES };
const CURRENT_PASSWORD: Limit = { name: "current-password", points: 20, seconds: TEN_MINUTES };

type Counter = { limit: Limit; key: string };

/** The failures that may refuse a try, and those that its own failure adds to. */
export type Attempts = { refusing: Counter[]; counting: Counter[] };

/**
 * The counters of one try to sign in; an e-mail is counted whether or not it has an account. A browser in which the
 * account once signed in has a counter of its own, and nobody else's failures refuse it.
 */
export function signInAttempts(address: string, email: string, browser: string | null): Attempts {
  const network = networkOf(address);
  const login = hashSecret(email);
  const fromAddress = { limit: ADDRESS, key: network };
  if (browser) {
    const own = { limit: BROWSER, key: browser };
    return { refusing: [own], counting: [own, fromAddress] };
  }
  const strangers = [
    fromAddress,
    { limit: ACCOUNT_AT_ADDRESS, key: `${login}@${network}` },
    { limit: ACCOUNT, key: login },
  ];
  return { refusing: strangers, counting: strangers };
}

/** The counters of one try to give the current password inside an open session. */
export function currentPasswordAttempts(accountId: string): Attempts {
  const own = [{ limit: CURRENT_PASSWORD, key: accountId }];
  return { refusing: own, counting: own };
}

export async function areUsedUp({ refusing }: Attempts): Promise<boolean> {
  const states = await Promise.all(refusing.map(({ limit, key }) => isThrottled(limit, key)));
  return states.includes(true);
}

export async function countFailed({ counting }: Attempts): Promise<void> {
  await Promise.all(counting.map(({ limit, key }) => countFailure(limit, key)));
}
