import type { Locale } from "../actor";
import enAbsences from "./en/absences.json";
import enAccounts from "./en/accounts.json";
import enActivities from "./en/activities.json";
import enAllocations from "./en/allocations.json";
import enAnswers from "./en/answers.json";
import enClosures from "./en/closures.json";
import enConsents from "./en/consents.json";
import enCustody from "./en/custody.json";
import enDeadlines from "./en/deadlines.json";
import enDocuments from "./en/documents.json";
import enDossier from "./en/dossier.json";
import enEnrolments from "./en/enrolments.json";
import enFamilies from "./en/families.json";
import enFeeds from "./en/feeds.json";
import enFiles from "./en/files.json";
import enHealth from "./en/health.json";
import enHome from "./en/home.json";
import enImports from "./en/imports.json";
import enLayout from "./en/layout.json";
import enLegal from "./en/legal.json";
import enMails from "./en/mails.json";
import enPlanning from "./en/planning.json";
import enRefusals from "./en/refusals.json";
import enRequests from "./en/requests.json";
import enReservations from "./en/reservations.json";
import enSettings from "./en/settings.json";
import enSheets from "./en/sheets.json";
import enSignups from "./en/signups.json";
import enStaff from "./en/staff.json";
import enTariffs from "./en/tariffs.json";
import enWeeks from "./en/weeks.json";
import frAbsences from "./fr/absences.json";
import frAccounts from "./fr/accounts.json";
import frActivities from "./fr/activities.json";
import frAllocations from "./fr/allocations.json";
import frAnswers from "./fr/answers.json";
import frClosures from "./fr/closures.json";
import frConsents from "./fr/consents.json";
import frCustody from "./fr/custody.json";
import frDeadlines from "./fr/deadlines.json";
import frDocuments from "./fr/documents.json";
import frDossier from "./fr/dossier.json";
import frEnrolments from "./fr/enrolments.json";
import frFamilies from "./fr/families.json";
import frFeeds from "./fr/feeds.json";
import frFiles from "./fr/files.json";
import frHealth from "./fr/health.json";
import frHome from "./fr/home.json";
import frImports from "./fr/imports.json";
import frLayout from "./fr/layout.json";
import frLegal from "./fr/legal.json";
import frMails from "./fr/mails.json";
import frPlanning from "./fr/planning.json";
import frRefusals from "./fr/refusals.json";
import frRequests from "./fr/requests.json";
import frReservations from "./fr/reservations.json";
import frSettings from "./fr/settings.json";
import frSheets from "./fr/sheets.json";
import frSignups from "./fr/signups.json";
import frStaff from "./fr/staff.json";
import frTariffs from "./fr/tariffs.json";
import frWeeks from "./fr/weeks.json";

const fr = {
  absences: frAbsences,
  accounts: frAccounts,
  activities: frActivities,
  allocations: frAllocations,
  answers: frAnswers,
  closures: frClosures,
  consents: frConsents,
  custody: frCustody,
  deadlines: frDeadlines,
  documents: frDocuments,
  dossier: frDossier,
  enrolments: frEnrolments,
  families: frFamilies,
  feeds: frFeeds,
  files: frFiles,
  health: frHealth,
  home: frHome,
  imports: frImports,
  layout: frLayout,
  legal: frLegal,
  mails: frMails,
  planning: frPlanning,
  refusals: frRefusals,
  requests: frRequests,
  reservations: frReservations,
  settings: frSettings,
  sheets: frSheets,
  signups: frSignups,
  staff: frStaff,
  tariffs: frTariffs,
  weeks: frWeeks,
};

/** The shape of every catalogue: a sentence missing in another language is a type error. */
export type Catalogue = typeof fr;

const en: Catalogue = {
  absences: enAbsences,
  accounts: enAccounts,
  activities: enActivities,
  allocations: enAllocations,
  answers: enAnswers,
  closures: enClosures,
  consents: enConsents,
  custody: enCustody,
  deadlines: enDeadlines,
  documents: enDocuments,
  dossier: enDossier,
  enrolments: enEnrolments,
  families: enFamilies,
  feeds: enFeeds,
  files: enFiles,
  health: enHealth,
  home: enHome,
  imports: enImports,
  layout: enLayout,
  legal: enLegal,
  mails: enMails,
  planning: enPlanning,
  refusals: enRefusals,
  requests: enRequests,
  reservations: enReservations,
  settings: enSettings,
  sheets: enSheets,
  signups: enSignups,
  staff: enStaff,
  tariffs: enTariffs,
  weeks: enWeeks,
};

export function catalogue(locale: Locale): Catalogue {
  return locale === "en" ? en : fr;
}
