import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { ageOn } from "@/lib/families/rules";
import type { OwnFamily } from "@/lib/home/queries";
import { sayDay } from "@/lib/text/dates";

type Props = { child: OwnFamily["children"][number]; today: OwnFamily["today"] };

/** What the structures know of one child. */
export function ChildCard({ child, today }: Props) {
  const t = useTranslations("home.family");
  const locale = useLocale();
  const format = useFormatter();
  const { birthDate, schoolClass, activities } = child;
  const knownClass = `classes.${schoolClass}` as "classes.PS";
  const places = [...Map.groupBy(activities, ({ structure }) => structure)];
  const className = schoolClass && (t.has(knownClass) ? t(knownClass) : schoolClass);
  return (
    <Card
      level={3}
      title={`${child.firstName} ${child.lastName}`}
      actions={child.hasOtherHome && <Badge icon="home">{t("otherHome")}</Badge>}
    >
      <DescriptionList
        items={[
          {
            term: t("birthDate"),
            details: t("birthDateAge", {
              date: sayDay(birthDate, locale, { day: "numeric", month: "long", year: "numeric" }),
              age: ageOn(birthDate, today),
            }),
          },
          { term: t("schoolClass"), details: className || t("unknown") },
          {
            term: t("activities"),
            details:
              activities.length === 0 ? (
                t("noActivity")
              ) : (
                <ul>
                  {places.map(([structure, list]) => (
                    <li key={structure}>
                      {t("enrolled", {
                        structure,
                        activities: format.list(list.map((one) => t("activity", one))),
                      })}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Card>
  );
}
