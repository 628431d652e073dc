import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cache } from "react";
import {
  type AccountActor,
  holds,
  mint,
  type ParentActor,
  type PendingActor,
  type Permission,
  type StaffActor,
  type VisitorActor,
} from "./actor";
import { env } from "./env";
import { clientAddress } from "./request";
import { readSession, SESSION_DAYS, type SessionFacts } from "./session";
import { currentLocale } from "./text/locale";

/** What a session cookie holds, encrypted; both halves are checked in the database at every request. */
export type SessionTicket = { sid: string; version: number };

const DAY = 86_400;

/** `__Host-` binds the cookie to this host, which browsers allow only over https. */
function cookieName(name: string): string {
  return env().https ? `__Host-portail-${name}` : `portail-${name}`;
}

function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: env().https } as const;
}

/** Opens the session in the browser: next-auth's own cookie, set by a server action. */
export async function writeSessionCookie(ticket: SessionTicket): Promise<void> {
  const token = await encode({ token: ticket, secret: env().AUTH_SECRET, maxAge: SESSION_DAYS * DAY });
  (await cookies()).set(cookieName("session"), token, { ...cookieOptions(), maxAge: SESSION_DAYS * DAY });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).delete({ name: cookieName("session"), ...cookieOptions() });
}

/** A cookie that marks a browser in which an account once signed in, so that strangers cannot lock it out. */
export async function readDeviceCookie(): Promise<string | null> {
  return (await cookies()).get(cookieName("appareil"))?.value ?? null;
}

export async function writeDeviceCookie(value: string): Promise<void> {
  (await cookies()).set(cookieName("appareil"), value, { ...cookieOptions(), maxAge: 365 * DAY });
}

type Authorize = (visitor: VisitorActor, email: string, password: string) => Promise<SessionTicket | null>;

/**
 * next-auth's own endpoints. Their credentials callback is a second login door: `authorize` guards both. Their way out
 * only takes the cookie away: `leave` ends the session.
 */
export function authRoutes(authorize: Authorize, leave: (actor: AccountActor) => Promise<void>) {
  const options: NextAuthOptions = {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_DAYS * DAY },
    pages: { signIn: "/connexion", error: "/connexion", signOut: "/connexion" },
    useSecureCookies: env().https,
    cookies: {
      sessionToken: { name: cookieName("session"), options: cookieOptions() },
      callbackUrl: { name: cookieName("retour"), options: cookieOptions() },
    },
    providers: [
      Credentials({
        credentials: { identifiant: { type: "email" }, motDePasse: { type: "password" } },
        authorize: async (given) => {
          const ticket = await authorize(await visitor(), given?.identifiant ?? "", given?.motDePasse ?? "");
          return ticket && { id: ticket.sid, ...ticket };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...(user as unknown as SessionTicket) } : token),
      // The public session endpoint tells a stranger nothing but an expiry date.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async () => {
        if (await homePath()) await leave(await requireAccount());
      },
    },
  };
  return NextAuth(options);
}

/** The session of this request, read from the database once per request. */
const currentSession = cache(async (): Promise<SessionFacts | null> => {
  const raw = (await cookies()).get(cookieName("session"))?.value;
  if (!raw) return null;
  const ticket = await decode({ token: raw, secret: env().AUTH_SECRET }).catch(() => null);
  if (typeof ticket?.sid !== "string" || typeof ticket.version !== "number") return null;
  return readSession(ticket.sid, ticket.version);
});

/** Anybody at all, with the address and the language of this request. */
export async function visitor(): Promise<VisitorActor> {
  return mint<VisitorActor>({
    kind: "visitor",
    address: clientAddress(await headers()),
    locale: await currentLocale(),
  });
}

/** Where somebody signed in belongs; null for nobody. */
export async function homePath() {
  const session = await currentSession();
  if (!session) return null;
  if (session.stage === "SET_PASSWORD") return "/premiere-connexion" as const;
  if (session.staffId) return "/equipe" as const;
  if (session.householdStatus === "ACCEPTED") return "/inscription/dossier" as const;
  return "/accueil" as const;
}

async function signedIn(): Promise<SessionFacts> {
  const session = await currentSession();
  if (!session) redirect("/connexion");
  return session;
}

/** Somebody signed in, at whatever stage; otherwise the way to the login page. */
export async function requireAccount(): Promise<AccountActor> {
  const { accountId, sessionId, stage, locale } = await signedIn();
  return mint<AccountActor>({ kind: "account", accountId, sessionId, stage, locale });
}

async function fullSession(): Promise<SessionFacts> {
  const session = await signedIn();
  if (session.stage === "SET_PASSWORD") redirect("/premiere-connexion");
  return session;
}

/** An adult whose first file is still to be finished. */
export async function requirePending(): Promise<PendingActor> {
  const { accountId, sessionId, adultId, householdId, householdStatus, locale } = await fullSession();
  if (!adultId || !householdId || householdStatus !== "ACCEPTED")
    redirect((await homePath()) ?? "/connexion");
  return mint<PendingActor>({ kind: "pending", accountId, sessionId, adultId, householdId, locale });
}

/** An adult of an active household. */
export async function requireParent(): Promise<ParentActor> {
  const { accountId, sessionId, adultId, householdId, householdStatus, staffId, locale } =
    await fullSession();
  if (!adultId || !householdId) redirect(staffId ? "/equipe" : "/connexion");
  if (householdStatus === "ACCEPTED") redirect("/inscription/dossier");
  if (householdStatus !== "ACTIVE") notFound();
  return mint<ParentActor>({ kind: "parent", accountId, sessionId, adultId, householdId, locale });
}

/** One actor for all of a request, so that what is remembered for it is read once. */
const staffActor = cache(async (): Promise<StaffActor> => {
  const { accountId, sessionId, staffId, isAdmin, grants, locale } = await fullSession();
  if (!staffId) notFound();
  return mint<StaffActor>({
    kind: "staff",
    accountId,
    sessionId,
    staffId,
    isAdmin: isAdmin ?? false,
    grants,
    locale,
  });
});

/** A member of staff, holding `permission` in at least one structure if one is named. */
export async function requireStaff(permission?: Permission): Promise<StaffActor> {
  const actor = await staffActor();
  if (permission && !holds(actor, permission)) notFound();
  return actor;
}

/** As whom this session may read a file: as a member of staff, as an adult of an active household, as both, as nobody. */
export async function readers(): Promise<(StaffActor | ParentActor)[]> {
  const session = await currentSession();
  if (!session || session.stage === "SET_PASSWORD") return [];
  return [
    ...(session.staffId ? [await staffActor()] : []),
    ...(session.householdStatus === "ACTIVE" ? [await requireParent()] : []),
  ];
}
