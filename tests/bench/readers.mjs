import { encode } from "next-auth/jwt";
import { connect } from "../../scripts/database.mjs";

/** The business time of the bench: the first school day after the autumn holidays. */
export const NOW = "2026-11-02T09:00:00+01:00";

/** The pages measured, each with who reads it; `goal` is the p95 in ms that one reader of a page is promised. */
export const PAGES = [
  { path: "/accueil", reader: "parents" },
  { path: "/reservations?mois=2026-11&vue=mois", reader: "parents" },
  { path: "/equipe/demandes", reader: "staff" },
  { path: "/equipe/familles?q=martin+alice", reader: "staff", goal: 100 },
  { path: "/equipe/familles?q=garsia+fabre", reader: "staff", goal: 100 },
];

/** Parents of three children, so that one household's rows are not always the ones in memory. */
const PARENTS = `
  SELECT s.id FROM session s JOIN account a ON a.id = s.account_id JOIN adult ON adult.id = a.adult_id
  WHERE (SELECT count(*) FROM household_child hc WHERE hc.household_id = adult.household_id) = 3
  ORDER BY s.id LIMIT 200`;
const STAFF = `
  SELECT s.id FROM session s JOIN account a ON a.id = s.account_id JOIN staff ON staff.id = a.staff_id WHERE staff.is_admin`;

/**
 * The session cookies of the town's readers: parents of three children, and the administrator.
 * @param {string} database
 * @param {string} secret the portal's AUTH_SECRET
 */
export async function readersOf(database, secret) {
  const client = await connect(database);
  try {
    const cookies = async (sql) => {
      const { rows } = await client.query(sql);
      const token = ({ id }) => encode({ token: { sid: id, version: 1 }, secret, maxAge: 3_600 });
      return Promise.all(rows.map(async (row) => `portail-session=${await token(row)}`));
    };
    return { parents: await cookies(PARENTS), staff: await cookies(STAFF) };
  } finally {
    await client.end();
  }
}
