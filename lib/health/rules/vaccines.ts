import type { PlainDate } from "@/lib/dates";
import type { VaccineCode } from "../schema";

/** A dose that comes again later: received at `from` months at the earliest, at `by` months at the latest. */
type Booster = { from: number; by: number };

type VaccineLaw = {
  code: VaccineCode;
  /** First and last birth dates of those whom the law obliges; null: no bound. */
  bornFrom: PlainDate | null;
  bornTo: PlainDate | null;
  /** Months of age at the first dose: nothing is missing before. */
  firstMonths: number;
  boosters: readonly Booster[];
  /** Another vaccine that protects against the same and more. */
  coveredBy: VaccineCode | null;
  source: string;
};

const DTP_LAW = "Code de la santé publique, articles L3111-2 et R3111-3";
const LAW_2018 = "Loi n° 2017-1836 du 30 décembre 2017, article 49 ; décret n° 2018-42 du 25 janvier 2018";
const LAW_2025 = "Décret n° 2024-694 du 5 juillet 2024";

const SINCE_2018 = { bornFrom: "2018-01-01", bornTo: null, boosters: [], coveredBy: null, source: LAW_2018 };
const SINCE_2025 = { bornFrom: "2025-01-01", bornTo: null, boosters: [], coveredBy: null, source: LAW_2025 };

/**
 * Vaccinations that a child must have received to enter a structure, by birth date. Ages are those of the
 * "calendrier des vaccinations": diphtheria, tetanus and polio come again at 6 and from 11 to 13 years.
 */
export const VACCINE_LAWS: readonly VaccineLaw[] = [
  {
    code: "DTP",
    bornFrom: null,
    bornTo: null,
    firstMonths: 2,
    boosters: [
      { from: 60, by: 84 },
      { from: 120, by: 168 },
    ],
    coveredBy: null,
    source: DTP_LAW,
  },
  { code: "PERTUSSIS", firstMonths: 2, ...SINCE_2018 },
  { code: "HIB", firstMonths: 2, ...SINCE_2018 },
  { code: "HEPATITIS_B", firstMonths: 2, ...SINCE_2018 },
  { code: "PNEUMOCOCCUS", firstMonths: 2, ...SINCE_2018 },
  { code: "MMR", firstMonths: 12, ...SINCE_2018 },
  {
    code: "MENINGOCOCCUS_C",
    firstMonths: 5,
    ...SINCE_2018,
    bornTo: "2024-12-31",
    coveredBy: "MENINGOCOCCUS_ACWY",
  },
  { code: "MENINGOCOCCUS_ACWY", firstMonths: 6, ...SINCE_2025 },
  { code: "MENINGOCOCCUS_B", firstMonths: 3, ...SINCE_2025 },
];
