import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { StickyBar } from "@/components/ui/sticky-bar";
import type { PlainDate } from "@/lib/dates";
import { ageOn } from "@/lib/families/rules";
import { displayName } from "@/lib/names";
import { MAX_TRIP, type TripChild } from "@/lib/sheets/schema";

type Props = { activityId: string; date: PlainDate; items: TripChild[] };

/** The children of an activity on a day: those who are expected come ticked, the others wait below. */
export async function TripChildren({ activityId, date, items }: Props) {
  const t = await getTranslations("sheets.page");
  const expected = items.filter((child) => child.expected);
  const others = items.filter((child) => !child.expected);
  if (items.length === 0) {
    return (
      <EmptyState icon="child" title={t("empty")}>
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <form action="/equipe/sorties/fiche" method="post" className="stack">
      <input type="hidden" name="activite" value={activityId} />
      <input type="hidden" name="date" value={date} />
      <Banner tone="info">{t("logged")}</Banner>
      <Card>
        <div className="stack">
          <TextField
            name="lieu"
            label={t("place")}
            hint={t("placeHint")}
            optionalMark={t("optional")}
            maxLength={100}
            autoComplete="off"
          />
          <Fieldset legend={t("expected", { count: expected.length })} hint={t("limit", { max: MAX_TRIP })}>
            <Boxes items={expected.slice(0, MAX_TRIP)} date={date} ticked />
            <Boxes items={expected.slice(MAX_TRIP)} date={date} />
          </Fieldset>
        </div>
      </Card>
      {others.length > 0 && (
        <Disclosure summary={t("others", { count: others.length })} open={expected.length === 0}>
          <Fieldset legend={t("others", { count: others.length })} hideLegend>
            <Boxes items={others} date={date} />
          </Fieldset>
        </Disclosure>
      )}
      <StickyBar label={t("bar")}>
        <Button type="submit" variant="primary" icon="download">
          {t("submit")}
        </Button>
      </StickyBar>
    </form>
  );
}

async function Boxes({ items, date, ticked }: { items: TripChild[]; date: PlainDate; ticked?: boolean }) {
  if (items.length === 0) return null;
  const [t, tAge] = await Promise.all([getTranslations("sheets.page"), getTranslations("sheets")]);
  return (
    <div className="grid gap-x-6 sm:grid-cols-2">
      {items.map((child) => (
        <CheckboxField
          key={child.id}
          name="enfants"
          value={child.id}
          label={t("childLine", {
            name: displayName(child),
            age: tAge("age", { age: ageOn(child.birthDate, date) }),
            group: child.group,
          })}
          defaultChecked={ticked}
        />
      ))}
    </div>
  );
}
