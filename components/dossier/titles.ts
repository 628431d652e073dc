import { getTranslations } from "next-intl/server";
import type { DomainView } from "@/lib/dossier/schema";

/** How pages name one domain of one subject: the domain, whom it is about, and both. */
export async function domainTitles({ subject, name, domain }: DomainView) {
  const t = await getTranslations("dossier");
  const label = t(`domains.${domain}`);
  const whose = subject === "HOUSEHOLD" ? t("domain.household") : name;
  return { label, whose, whole: t("domain.title", { domain: label, name: whose }) };
}
