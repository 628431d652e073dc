import { encode } from "next-auth/jwt";
import { connect } from "../../scripts/database.mjs";

/** The business time of the bench: the first school day after the autumn holidays. */
export const NOW = "2026-11-02T09:00:00+01:00";

/**
 * The pages measured, each with who reads it, in whose own file {household} and {child} are. `goal` is the p95 in ms
 * that one reader of a page is promised; `light`: its forms are checked without zod in the browser.
 */
export const PAGES = [
  { path: "/accueil", reader: "parents" },
  { path: "/reservations?mois=2026-11&vue=mois", reader: "parents" },
  { path: "/famille", reader: "parents", light: true },
  { path: "/famille/foyer/{household}/coordonnees/modifier", reader: "parents", light: true },
  { path: "/famille/enfants/{child}/sante/modifier", reader: "parents", light: true },
  { path: "/equipe/demandes", reader: "staff" },
  { path: "/equipe/familles?q=martin+alice", reader: "staff", goal: 100 },
  { path: "/equipe/familles?q=garsia+fabre", reader: "staff", goal: 100 },
  { path: "/equipe/familles?q=m", reader: "staff", goal: 100 },
];

/** Parents of three children, so that one household's rows are not always the ones in memory. */
const PARENTS = `
  SELECT s.id, adult.household_id AS household,
         (SELECT hc.child_id FROM household_child hc WHERE hc.household_id = adult.household_id LIMIT 1) AS child
  FROM session s JOIN account a ON a.id = s.account_id JOIN adult ON adult.id = a.adult_id
  WHERE (SELECT count(*) FROM household_child hc WHERE hc.household_id = adult.household_id) = 3
  ORDER BY s.id LIMIT 200`;
const STAFF = `
  SELECT s.id FROM session s JOIN account a ON a.id = s.account_id JOIN staff ON staff.id = a.staff_id WHERE staff.is_admin`;

/**
 * The town's readers, each with a session's cookie: parents of three children, and the administrator.
 * @param {string} database
 * @param {string} secret the portal's AUTH_SECRET
 */
export async function readersOf(database, secret) {
  const client = await connect(database);
  try {
    const readers = async (sql) => {
      const { rows } = await client.query(sql);
      const token = (sid) => encode({ token: { sid, version: 1 }, secret, maxAge: 3_600 });
      return Promise.all(
        rows.map(async ({ id, ...own }) => ({ ...own, cookie: `portail-session=${await token(id)}` })),
      );
    };
    return { parents: await readers(PARENTS), staff: await readers(STAFF) };
  } finally {
    await client.end();
  }
}
