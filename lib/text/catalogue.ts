import type { Locale } from "../actor";
import enAccounts from "./en/accounts.json";
import enConsents from "./en/consents.json";
import enCustody from "./en/custody.json";
import enDeadlines from "./en/deadlines.json";
import enDocuments from "./en/documents.json";
import enDossier from "./en/dossier.json";
import enFamilies from "./en/families.json";
import enFiles from "./en/files.json";
import enHealth from "./en/health.json";
import enHome from "./en/home.json";
import enImports from "./en/imports.json";
import enLayout from "./en/layout.json";
import enLegal from "./en/legal.json";
import enMails from "./en/mails.json";
import enRefusals from "./en/refusals.json";
import enRequests from "./en/requests.json";
import enReservations from "./en/reservations.json";
import enSettings from "./en/settings.json";
import enSheets from "./en/sheets.json";
import enSignups from "./en/signups.json";
import enStaff from "./en/staff.json";
import enTariffs from "./en/tariffs.json";
import frAccounts from "./fr/accounts.json";
import frConsents from "./fr/consents.json";
import frCustody from "./fr/custody.json";
import frDeadlines from "./fr/deadlines.json";
import frDocuments from "./fr/documents.json";
import frDossier from "./fr/dossier.json";
import frFamilies from "./fr/families.json";
import frFiles from "./fr/files.json";
import frHealth from "./fr/health.json";
import frHome from "./fr/home.json";
import frImports from "./fr/imports.json";
import frLayout from "./fr/layout.json";
import frLegal from "./fr/legal.json";
import frMails from "./fr/mails.json";
import frRefusals from "./fr/refusals.json";
import frRequests from "./fr/requests.json";
import frReservations from "./fr/reservations.json";
import frSettings from "./fr/settings.json";
import frSheets from "./fr/sheets.json";
import frSignups from "./fr/signups.json";
import frStaff from "./fr/staff.json";
import frTariffs from "./fr/tariffs.json";

const fr = {
  accounts: frAccounts,
  consents: frConsents,
  custody: frCustody,
  deadlines: frDeadlines,
  documents: frDocuments,
  dossier: frDossier,
  families: frFamilies,
  files: frFiles,
  health: frHealth,
  home: frHome,
  imports: frImports,
  layout: frLayout,
  legal: frLegal,
  mails: frMails,
  refusals: frRefusals,
  requests: frRequests,
  reservations: frReservations,
  settings: frSettings,
  sheets: frSheets,
  signups: frSignups,
  staff: frStaff,
  tariffs: frTariffs,
};

/** The shape of every catalogue: a sentence missing in another language is a type error. */
export type Catalogue = typeof fr;

const en: Catalogue = {
  accounts: enAccounts,
  consents: enConsents,
  custody: enCustody,
  deadlines: enDeadlines,
  documents: enDocuments,
  dossier: enDossier,
  families: enFamilies,
  files: enFiles,
  health: enHealth,
  home: enHome,
  imports: enImports,
  layout: enLayout,
  legal: enLegal,
  mails: enMails,
  refusals: enRefusals,
  requests: enRequests,
  reservations: enReservations,
  settings: enSettings,
  sheets: enSheets,
  signups: enSignups,
  staff: enStaff,
  tariffs: enTariffs,
};

export function catalogue(locale: Locale): Catalogue {
  return locale === "en" ? en : fr;
}
