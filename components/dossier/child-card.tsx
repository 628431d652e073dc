import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { PlainDate } from "@/lib/dates";
import type { ChildCard as Child } from "@/lib/dossier/schema";
import { ageOn } from "@/lib/families/rules";
import { sayDay } from "@/lib/text/dates";
import type { DomainLink } from "./domain-links";
import type { Remark } from "./say-status";
import { SubjectDomains } from "./subject-domains";

type Props = {
  child: Child;
  today: PlainDate;
  /** What is to be said of the documents asked for this child. */
  pieces: Remark[];
  /** How many consents the reader has yet to answer. */
  consents: number;
  /** How many people may collect this child. */
  persons: number;
};

/** One child: the way to each part of the file, or why it stays closed. */
export function ChildCard({ child, today, pieces, consents, persons }: Props) {
  const t = useTranslations("dossier.overview");
  const locale = useLocale();
  const { id, name, birthDate, hasOtherHome, authority } = child;
  const page = `/famille/enfants/${id}`;
  const more: (DomainLink | false)[] = [
    {
      href: `${page}/autorisations` as Route,
      icon: "edit",
      label: t("consents"),
      remarks: consents > 0 ? [{ tone: "warning", text: t("consentsAwaited", { count: consents }) }] : [],
    },
    {
      href: "/famille#personnes" as Route,
      icon: "users",
      label: t("authorised"),
      remarks: [{ tone: "neutral", text: t("authorisedCount", { count: persons }) }],
    },
    hasOtherHome && {
      href: `${page}/garde` as Route,
      icon: "calendar",
      label: t("custody"),
      remarks: [],
    },
    { href: "/documents/envois", icon: "documents", label: t("documents"), remarks: pieces },
    { href: `${page}/consultations` as Route, icon: "eye", label: t("readers"), remarks: [] },
  ];
  return (
    <Card level={3} title={name} actions={hasOtherHome && <Badge icon="home">{t("otherHome")}</Badge>}>
      {birthDate && (
        <p className="mb-2 text-muted">
          {t("born", {
            age: ageOn(birthDate, today),
            date: sayDay(birthDate, locale, { day: "numeric", month: "long", year: "numeric" }),
          })}
        </p>
      )}
      {authority ? (
        <SubjectDomains card={child} others={more.filter((link) => link !== false)} />
      ) : (
        <p>{t("closed")}</p>
      )}
    </Card>
  );
}
