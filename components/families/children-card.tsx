import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { PlainDate } from "@/lib/dates";
import type { FamilyChild, FamilyDetail } from "@/lib/families/queries";
import { ageOn } from "@/lib/families/rules";
import { displayName } from "@/lib/names";
import { sayDay } from "@/lib/text/dates";
import { FileLinks } from "./file-links";

const SHORT = { day: "numeric", month: "short", year: "numeric" } as const;

type Props = { family: FamilyDetail; today: PlainDate; mayReadHealth: boolean };

/** The children of a household as they are on `today`; of another home nothing but that it exists. */
export async function ChildrenCard({ family, today, mayReadHealth }: Props) {
  const t = await getTranslations("families.detail");
  return (
    <Card title={t("children")}>
      <ul className="grid gap-6 lg:grid-cols-2">
        {family.children.map((child) => (
          <li key={child.id}>
            <h3>{displayName(child)}</h3>
            {child.hasOtherHome && (
              <p className="mt-1 flex flex-wrap items-center gap-2">
                <Badge tone="info" icon="home">
                  {t("otherHome")}
                </Badge>
                {child.otherHouseholdId && (
                  <TextLink
                    href={`/equipe/familles/${child.otherHouseholdId}`}
                    className="inline-flex min-h-target items-center"
                  >
                    {t("otherHomeLink")}
                  </TextLink>
                )}
              </p>
            )}
            <ChildFacts child={child} today={today} />
            <FileLinks
              householdId={family.id}
              subject="CHILD"
              id={child.id}
              name={displayName(child)}
              mayReadHealth={mayReadHealth}
              more={[
                ...(mayReadHealth
                  ? [{ href: `/equipe/enfants/${child.id}/sante` as Route, label: t("healthSheet") }]
                  : []),
                {
                  href: `/equipe/familles/${family.id}/autorisations/${child.id}` as Route,
                  label: t("consents"),
                },
                ...(child.hasOtherHome
                  ? [
                      {
                        href: `/equipe/familles/${family.id}/garde/${child.id}` as Route,
                        label: t("custody"),
                      },
                    ]
                  : []),
              ]}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function ChildFacts({ child, today }: { child: FamilyChild; today: PlainDate }) {
  const [t, tForm, locale] = await Promise.all([
    getTranslations("families.detail"),
    getTranslations("families.form"),
    getLocale(),
  ]);
  const { birthDate, sex, schoolClass, enrolments } = child;
  const sayClass = () =>
    schoolClass === "COLLEGE" || schoolClass === "AUTRE" ? tForm(`classes.${schoolClass}`) : schoolClass;
  const enrolled = enrolments.map(({ structure, activity, group, from, to }) =>
    t("enrolmentLine", {
      activity,
      group,
      structure,
      from: sayDay(from, locale, SHORT),
      to: to ? sayDay(to, locale, SHORT) : "none",
    }),
  );
  return (
    <DescriptionList
      items={[
        {
          term: t("birth"),
          details: t("birthLine", {
            date: sayDay(birthDate, locale, { day: "numeric", month: "long", year: "numeric" }),
            age: ageOn(birthDate, today),
          }),
        },
        { term: t("sex"), details: sex ? tForm(`sexes.${sex}`) : t("unknown") },
        { term: t("class"), details: sayClass() ?? t("unknown") },
        {
          term: t("enrolments"),
          details:
            enrolled.length === 0 ? (
              t("noEnrolment")
            ) : (
              <ul className="flex flex-col gap-1.5">
                {enrolled.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
