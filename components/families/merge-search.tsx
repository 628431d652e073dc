import type { Route } from "next";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { FamilyRow } from "@/lib/families/queries";
import { displayName } from "@/lib/names";

type Props = { householdId: string; q: string; found: FamilyRow[] | null };

/** Looks for the household that may be the same as this one. */
export function MergeSearch({ householdId, q, found }: Props) {
  const t = useTranslations("families.merge");
  const page = `/equipe/familles/${householdId}/fusionner`;
  return (
    <>
      <search aria-label={t("search")}>
        <form action={page} className="grid max-w-text items-end gap-4 sm:grid-cols-[1fr_auto]">
          <TextField name="q" type="search" label={t("q")} defaultValue={q} required />
          <Button type="submit">{t("find")}</Button>
        </form>
      </search>
      {found && (
        <Card title={t("found")}>
          {found.length === 0 && <p>{t("nothing")}</p>}
          <ul className="divide-y divide-line">
            {found.map(({ id, adults, children, city }) => (
              <li key={id} className="py-2">
                <TextLink
                  href={`${page}?avec=${id}` as Route}
                  className="inline-flex min-h-target items-center font-semibold"
                >
                  {t("pick", { names: adults.map(displayName).join(", ") })}
                </TextLink>
                <p className="text-muted">
                  {[...children.map(displayName), city].filter(Boolean).join(" · ")}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
