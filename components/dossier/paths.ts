import type { Route } from "next";
import { DOMAINS, type Domain, type Subject } from "@/lib/dossier/schema";

/** How addresses name whom a part of the file is about. */
export const FOLDERS = {
  HOUSEHOLD: "foyer",
  ADULT: "responsables",
  CHILD: "enfants",
  PERSON: "personnes",
} as const satisfies Record<Subject, string>;

type Place = { subject: Subject; id: string; domain: Domain };

/** The page of one domain; a person has a single page. */
export function domainPath({ subject, id, domain }: Place): Route {
  const page = `/famille/${FOLDERS[subject]}/${id}`;
  return (subject === "PERSON" ? page : `${page}/${DOMAINS[domain]}`) as Route;
}

/** The editor of one domain. */
export const editorPath = (place: Place) => `${domainPath(place)}/modifier` as Route;

/** The domain that an address names, or undefined. */
export const domainOf = (slug: string) =>
  (Object.keys(DOMAINS) as Domain[]).find((domain) => DOMAINS[domain] === slug);

/** The kind of subject that an address names, or undefined. */
export const subjectOf = (folder: string) =>
  (Object.keys(FOLDERS) as Subject[]).find((subject) => FOLDERS[subject] === folder);
