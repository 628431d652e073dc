import { useTranslations } from "next-intl";
import type { IconName } from "@/components/ui/icon";
import type { Domain, SubjectCard } from "@/lib/dossier/schema";
import { type DomainLink, DomainLinks } from "./domain-links";
import { domainPath } from "./paths";
import { useRemarks } from "./say-status";

const ICONS: Record<Domain, IconName> = {
  identity: "account",
  contact: "home",
  quotient: "invoice",
  school: "book",
  health: "heart",
  diet: "meal",
};

type Props = { card: SubjectCard; others?: DomainLink[] };

/** The domains of one subject, then what else belongs to it. */
export function SubjectDomains({ card: { subject, id, name, domains }, others = [] }: Props) {
  const t = useTranslations("dossier");
  const remarksOf = useRemarks();
  const own = domains.map(
    (status): DomainLink => ({
      href: domainPath({ subject, id, domain: status.domain }),
      icon: ICONS[status.domain],
      label: t(`domains.${status.domain}`),
      remarks: remarksOf(status),
    }),
  );
  return <DomainLinks label={t("overview.links", { name })} links={[...own, ...others]} />;
}
