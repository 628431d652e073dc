import { encode } from "next-auth/jwt";
import { connect } from "../../scripts/database.mjs";
import { getPage } from "./load.mjs";

/** The business time of the bench: the first school day after the autumn holidays. */
export const NOW = "2026-11-02T09:00:00+01:00";

/** Every slot of every child on every weekday of a term to come. */
const REPEAT =
  "voir=1&{children}&{slots}&jour=1&jour=2&jour=3&jour=4&jour=5&periode=2027-01-04_2027-02-12&rythme=toutes";

const EVEN = { times: 1.2, statements: 6 };

/**
 * The pages measured, each with who reads it; {household}, {child}, {children}, {slots} and {feed} are the reader's own.
 * `goal`: the p95 in ms that one reader is promised; `even`: how many times the small town's time it may take in the large
 * one, within so many statements; `ownJs`: the KB of its own JavaScript at most; `light`: its forms are checked without
 * zod in the browser.
 */
export const PAGES = [
  { path: "/accueil", reader: "parents" },
  { path: "/reservations?vue=mois&date=2026-11-02", reader: "parents", even: EVEN, ownJs: 38 },
  { path: "/reservations?vue=mois&date=2027-03-01", reader: "parents" },
  { path: "/reservations?vue=semaine&date=2026-11-23", reader: "parents" },
  { path: "/reservations?vue=periode&date=2026-11-02", reader: "parents" },
  {
    path: `/reservations/repeter?${REPEAT}`,
    name: "/reservations/repeter: a term's recap",
    reader: "parents",
  },
  { path: "/api/agenda/{feed}", reader: "subscribers", type: "text/calendar" },
  { path: "/famille", reader: "parents", light: true },
  { path: "/famille/foyer/{household}/coordonnees/modifier", reader: "parents", light: true },
  { path: "/famille/enfants/{child}/sante/modifier", reader: "parents", light: true },
  { path: "/equipe/demandes", reader: "staff" },
  { path: "/equipe/demandes?type=attente", reader: "staff" },
  {
    path: "/equipe/planning?structure={structure}&jour=2026-11-23",
    name: "/equipe/planning: 300 children",
    reader: "staff",
  },
  { path: "/equipe/familles?q=martin+alice", reader: "staff", goal: 100 },
  { path: "/equipe/familles?q=garsia+fabre", reader: "staff", goal: 100 },
  { path: "/equipe/familles?q=m", reader: "staff", goal: 100 },
];

/** Parents of three children, so that one household's rows are not always the ones in memory. */
const PARENTS = `
  SELECT s.id, adult.household_id AS household,
         (SELECT hc.child_id FROM household_child hc WHERE hc.household_id = adult.household_id LIMIT 1) AS child,
         (SELECT string_agg('enfant=' || hc.child_id, '&') FROM household_child hc
          WHERE hc.household_id = adult.household_id) AS children,
         (SELECT string_agg('creneau=' || slot.id, '&') FROM slot JOIN activity ON activity.id = slot.activity_id
          JOIN household_structure hs ON hs.structure_id = activity.structure_id
          WHERE hs.household_id = adult.household_id) AS slots
  FROM session s JOIN account a ON a.id = s.account_id JOIN adult ON adult.id = a.adult_id
  WHERE (SELECT count(*) FROM household_child hc WHERE hc.household_id = adult.household_id) = 3
  ORDER BY s.id LIMIT 200`;
/** So many that none reads its feed more often than it may. */
const SUBSCRIBERS = 50;
const STAFF = `
  SELECT s.id, (SELECT structure.id FROM structure WHERE position = 1) AS structure
  FROM session s JOIN account a ON a.id = s.account_id JOIN staff ON staff.id = a.staff_id WHERE staff.is_admin`;

/**
 * The town's readers, each with a session's cookie: parents of three children, those of them who read their feed, and
 * the administrator. `origin`: the portal's.
 * @param {string} database
 * @param {string} secret the portal's AUTH_SECRET
 */
export async function readersOf(database, secret, origin) {
  const client = await connect(database);
  try {
    const readers = async (sql) => {
      const { rows } = await client.query(sql);
      const token = (sid) => encode({ token: { sid, version: 1 }, secret, maxAge: 3_600 });
      return Promise.all(
        rows.map(async ({ id, ...own }) => ({ ...own, cookie: `portail-session=${await token(id)}` })),
      );
    };
    const parents = await readers(PARENTS);
    const subscribers = await Promise.all(
      parents.slice(0, SUBSCRIBERS).map(async (parent) => {
        const html = await getPage({ url: `${origin}/reservations/agenda`, readers: [parent] });
        return { ...parent, feed: /\/api\/agenda\/([\w.-]+)/.exec(html)[1] };
      }),
    );
    return { parents, subscribers, staff: await readers(STAFF) };
  } finally {
    await client.end();
  }
}
