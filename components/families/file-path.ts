import type { Route } from "next";
import { FOLDERS } from "@/components/dossier/paths";
import { DOMAINS, type Domain, FIELDS, SEALED_DOMAINS, type Subject } from "@/lib/dossier/schema";

type Place = { subject: Subject; id: string; domain: Domain };

/** The staff's editor of one domain of a household's file. */
export function filePath(householdId: string, { subject, id, domain }: Place): Route {
  return `/equipe/familles/${householdId}/dossier/${FOLDERS[subject]}/${id}/${DOMAINS[domain]}` as Route;
}

/** The domains of a kind of subject, in the order of the file; health and diet for who may open them. */
export function domainsOf(subject: Subject, mayReadHealth: boolean): Domain[] {
  const domains = new Set(Object.values(FIELDS[subject]).map(({ domain }) => domain as Domain));
  return [...domains].filter((domain) => mayReadHealth || !SEALED_DOMAINS.includes(domain));
}
