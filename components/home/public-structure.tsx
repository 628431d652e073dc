import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { describeDeadline, sayDeadline } from "@/lib/deadlines/rules";
import type { DeadlineRule } from "@/lib/deadlines/schema";
import { formatCents } from "@/lib/money";
import type { PublicActivity, PublicStructure as Structure } from "@/lib/organisation/queries";
import { sayDay, sayInstant } from "@/lib/text/dates";
import { ContactList } from "./contact-list";

/** A structure as the public home presents it. */
export function PublicStructure({ structure, timeZone }: { structure: Structure; timeZone: string }) {
  const t = useTranslations("home.public");
  const { name, kind, description, activities } = structure;
  return (
    <Card level={3} title={name} actions={<Badge tone="accent">{t(`kind.${kind}`)}</Badge>}>
      {description && <p className="max-w-text">{description}</p>}
      <ContactList contact={structure} />
      {activities.length > 0 && (
        <div className="mt-4">
          <Disclosure summary={t("details", { count: activities.length })}>
            <ul className="divide-y divide-line">
              {activities.map((activity) => (
                <li key={activity.id} className="py-3">
                  <h4 className="font-bold">{activity.name}</h4>
                  <ActivityFacts activity={activity} timeZone={timeZone} />
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </Card>
  );
}

function ActivityFacts({
  activity: { deadlines, tariffs },
  timeZone,
}: {
  activity: PublicActivity;
  timeZone: string;
}) {
  const t = useTranslations("home.public");
  const price = useTranslations("tariffs.public");
  const say = useTranslations("deadlines");
  const locale = useLocale();
  const sentences = (rule: DeadlineRule | undefined) =>
    rule
      ? describeDeadline(rule).map((sentence) =>
          sayDeadline(sentence, {
            translate: say,
            day: (day) => sayDay(day, locale),
            instant: (instant) => sayInstant(instant, timeZone, locale),
          }),
        )
      : [t("noDeadline")];
  const prices = tariffs.map(({ name, lowest, highest }) =>
    lowest === highest
      ? price("fixed", { name, price: formatCents(lowest, locale) })
      : price("range", {
          name,
          lowest: formatCents(lowest, locale),
          highest: formatCents(highest, locale),
        }),
  );
  return (
    <DescriptionList
      items={[
        { term: t("book"), details: <Lines lines={sentences(deadlines?.book)} /> },
        { term: t("cancel"), details: <Lines lines={sentences(deadlines?.cancel)} /> },
        { term: t("price"), details: <Lines lines={prices.length > 0 ? prices : [price("none")]} /> },
      ]}
    />
  );
}

function Lines({ lines }: { lines: string[] }) {
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ));
}
