import type { Permission } from "./generated/prisma/enums";

export type { Permission };
export type Locale = "fr" | "en";

declare const minted: unique symbol;
type Minted<T> = Readonly<T> & { readonly [minted]: true };

/** Anybody, known by nothing but the address they come from. */
export type VisitorActor = Minted<{ kind: "visitor"; address: string; locale: Locale }>;

/** An adult whose household is accepted but whose first file is not finished. */
export type PendingActor = Minted<{
  kind: "pending";
  accountId: string;
  sessionId: string;
  adultId: string;
  householdId: string;
  locale: Locale;
}>;

/** An adult of an active household. */
export type ParentActor = Minted<{
  kind: "parent";
  accountId: string;
  sessionId: string;
  adultId: string;
  householdId: string;
  locale: Locale;
}>;

/** A member of staff with the permissions held in each structure (an administrator holds all). */
export type StaffActor = Minted<{
  kind: "staff";
  accountId: string;
  sessionId: string;
  staffId: string;
  isAdmin: boolean;
  grants: readonly { structureId: string; permission: Permission }[];
  locale: Locale;
}>;

/** Somebody signed in, at whatever stage: may change the password or leave. */
export type AccountActor = Minted<{
  kind: "account";
  accountId: string;
  sessionId: string;
  stage: "SET_PASSWORD" | "FULL";
  locale: Locale;
}>;

/** A job, a script or a verified webhook. */
export type SystemActor = Minted<{ kind: "system"; task: string }>;

export type Actor = VisitorActor | PendingActor | ParentActor | StaffActor | AccountActor | SystemActor;

type Unminted<A> = A extends Actor ? Omit<A, typeof minted> : never;

/**
 * Makes an actor. Only lib/auth.ts (after reading the session), the jobs and the scripts may call
 * it; the architecture test holds them to that.
 */
export function mint<A extends Actor>(facts: Unminted<A>): A {
  return facts as unknown as A;
}

/** The structures where this member of staff holds `permission`, or "all". */
export function structuresOf(actor: StaffActor, permission: Permission): "all" | string[] {
  if (actor.isAdmin) return "all";
  return actor.grants.filter((grant) => grant.permission === permission).map((grant) => grant.structureId);
}

/** Whether this member of staff holds `permission` in at least one structure. */
export function holds(actor: StaffActor, permission: Permission): boolean {
  return actor.isAdmin || actor.grants.some((grant) => grant.permission === permission);
}

/** The actor may not call this query or command: for its user, the thing does not exist. */
export class NotAllowed extends Error {}

/** Lets only the given kinds of actor pass; a staff actor must hold `permission` where one is named. */
export function allow<K extends Actor["kind"]>(
  actor: Actor,
  kinds: K | readonly K[],
  permission?: Permission,
): asserts actor is Extract<Actor, { kind: K }> {
  if (!([kinds].flat() as string[]).includes(actor.kind)) throw new NotAllowed(actor.kind);
  if (permission && actor.kind === "staff" && !holds(actor, permission)) throw new NotAllowed(permission);
}
