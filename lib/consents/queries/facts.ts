import "server-only";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import { db, type Prisma, type Tx } from "@/lib/db";
import type { GivenAnswer } from "../rules";
import { BOTH_PARENTS_BY_DEFAULT, type ConsentKind, storedDetails } from "../schema";

/** Somebody with parental authority, in one of the child's households. */
export type Guardian = { adultId: string; householdId: string; firstName: string; lastName: string };

export type StoredAnswer = GivenAnswer & {
  at: Date;
  /** Copied by staff from a signed paper. */
  onPaper: boolean;
};

export type ChildFacts = {
  childId: string;
  firstName: string;
  lastName: string;
  today: PlainDate;
  guardians: Guardian[];
  answers: StoredAnswer[];
  /** The kinds that every adult must give: what the most demanding of the child's structures asks. */
  everyAdult: string[];
};

type Row = Omit<ChildFacts, "answers" | "today"> & {
  timeZone: string;
  answers: {
    adultId: string;
    kind: ConsentKind;
    granted: boolean;
    details: unknown;
    validTo: PlainDate | null;
    at: string;
    onPaper: boolean;
  }[];
};

/** What decides the consents of the children that `where` (about the row `c`) selects. One statement. */
export async function readFacts(where: Prisma.Sql, tx: Tx = db()): Promise<ChildFacts[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id AS "childId", c.first_name AS "firstName", c.last_name AS "lastName", o.time_zone AS "timeZone",
      COALESCE((SELECT json_agg(json_build_object('adultId', ad.id, 'householdId', ad.household_id,
                                  'firstName', ad.first_name, 'lastName', ad.last_name)
                                ORDER BY hc.rank, ad.position, ad.id)
                FROM household_child hc
                JOIN adult ad ON ad.household_id = hc.household_id
                JOIN guardianship g ON g.adult_id = ad.id AND g.child_id = c.id AND g.parental_authority = 'YES'
                WHERE hc.child_id = c.id), '[]') AS guardians,
      COALESCE((SELECT json_agg(json_build_object('adultId', k.adult_id, 'kind', k.kind, 'granted', k.granted,
                                  'details', k.details, 'validTo', k.valid_to, 'at', k.at,
                                  'onPaper', a.id IS NOT NULL AND a.adult_id IS DISTINCT FROM k.adult_id)
                                ORDER BY k.at, k.id)
                FROM consent k LEFT JOIN account a ON a.id = k.account_id WHERE k.child_id = c.id), '[]') AS answers,
      ARRAY(SELECT DISTINCT asked.kind
            FROM household_child hc
            JOIN household_structure hs ON hs.household_id = hc.household_id
            LEFT JOIN file_settings fs ON fs.structure_id = hs.structure_id
            CROSS JOIN LATERAL unnest(COALESCE(fs.both_parents, ${[...BOTH_PARENTS_BY_DEFAULT]}::text[])) AS asked(kind)
            WHERE hc.child_id = c.id) AS "everyAdult"
    FROM child c CROSS JOIN organisation o
    WHERE ${where}
    ORDER BY c.birth_date, c.id`;
  return rows.map(({ timeZone, answers, ...row }) => ({
    ...row,
    today: dayOf(now(), timeZone),
    answers: answers.map(({ details, at, ...answer }) => ({
      ...answer,
      ...storedDetails.parse(details),
      at: new Date(at),
    })),
  }));
}
