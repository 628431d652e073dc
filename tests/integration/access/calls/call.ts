import { type Tx, transaction } from "@/lib/db";
import { child } from "../../../factories";
import type { World } from "../world";

/** One call of a query or command. `never` takes every actor, as a mistake in a page would hand over. */
export type Call = (actor: never, world: World) => unknown;

/** Calls by name: "noun.function", and in brackets what is asked of it. */
export type Calls = Record<string, Call>;

/** For the building blocks that work in their caller's transaction. */
export const within = (work: (tx: Tx) => Promise<unknown>) => transaction(work);

export const SEPTEMBER = "2026-09-01";
export const DECEMBER = { firstDay: "2026-12-01", lastDay: "2026-12-31" };
export const NEW_PASSWORD = "Un-canari-dans-la-mine-7";

/** A family that nobody knows. */
export const newHousehold = (structureId: string) => ({
  status: "ACTIVE" as const,
  externalRef: null,
  address: "1 rue Neuve",
  postalCode: "38140",
  city: "Valmont-sur-Isère",
  regime: null,
  allocataireNumber: null,
  structureIds: [structureId],
  adults: [{ civility: null, firstName: "Zoé", lastName: "Neuve", email: "zoe@exemple.test", phone: null }],
  children: [child({ lastName: "Neuve" })],
  quotient: null,
});
