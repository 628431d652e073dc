import { absences } from "./absences";
import { accounts } from "./accounts";
import { activities } from "./activities";
import { addresses } from "./addresses";
import { allocations } from "./allocations";
import type { Calls } from "./call";
import { consents } from "./consents";
import { custody } from "./custody";
import { deadlines } from "./deadlines";
import { documents } from "./documents";
import { dossier } from "./dossier";
import { enrolments } from "./enrolments";
import { families } from "./families";
import { files } from "./files";
import { health } from "./health";
import { imports } from "./imports";
import { mails } from "./mails";
import { planningCalls } from "./planning";
import { requests } from "./requests";
import { reservations } from "./reservations";
import { settings } from "./settings";
import { sheets } from "./sheets";
import { signups } from "./signups";
import { town } from "./town";
import { weeks } from "./weeks";

export type { Call } from "./call";

/** What the matrix executes, line by line. */
export const CALLS: Calls = {
  ...sheets,
  ...health,
  ...absences,
  ...accounts,
  ...activities,
  ...addresses,
  ...allocations,
  ...town,
  ...consents,
  ...custody,
  ...deadlines,
  ...documents,
  ...dossier,
  ...enrolments,
  ...families,
  ...files,
  ...imports,
  ...mails,
  ...planningCalls,
  ...reservations,
  ...settings,
  ...requests,
  ...signups,
  ...weeks,
};
