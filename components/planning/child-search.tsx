import type { Route } from "next";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { PlainDate } from "@/lib/dates";
import type { NamedChild } from "@/lib/families/queries";
import { ageOn } from "@/lib/families/rules";
import { displayName } from "@/lib/names";

type Props = {
  structureId: string;
  date: PlainDate;
  q: string;
  /** Null: nothing was looked for yet. */
  found: NamedChild[] | null;
};

/** Looks for the child to add, among the families of the structure. */
export function ChildSearch({ structureId, date, q, found }: Props) {
  const t = useTranslations("planning");
  const path = (child: NamedChild) =>
    `/equipe/planning/ajouter?${new URLSearchParams({
      structure: structureId,
      jour: date,
      enfant: child.childId,
      foyer: child.householdId,
    })}` as Route;
  return (
    <>
      <search aria-label={t("adding.search")}>
        <form
          action="/equipe/planning/ajouter"
          className="grid max-w-text items-end gap-4 sm:grid-cols-[1fr_auto]"
        >
          <input type="hidden" name="structure" value={structureId} />
          <input type="hidden" name="jour" value={date} />
          <TextField name="q" type="search" label={t("adding.q")} hint={t("adding.qHint")} defaultValue={q} />
          <Button type="submit">{t("adding.find")}</Button>
        </form>
      </search>
      {found && (
        <Card title={t("adding.found")}>
          {found.length === 0 && <p>{t("adding.nothing")}</p>}
          <ul className="divide-y divide-line">
            {found.map((child) => (
              <li key={`${child.childId} ${child.householdId}`} className="py-2">
                <TextLink href={path(child)} className="inline-flex min-h-target items-center font-semibold">
                  {displayName(child)}
                </TextLink>
                <p className="text-sm text-muted">
                  {t("child", { age: ageOn(child.birthDate, date), class: "none" })}
                  {" · "}
                  {t("adding.of", { adults: child.adults })}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
