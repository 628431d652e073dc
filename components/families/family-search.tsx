import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { Button, ButtonLink } from "@/components/ui/button";
import { type FamilyFilters, loginFilters } from "@/lib/families/schema";

type Props = { filters: FamilyFilters; structures: { id: string; name: string }[] };

/** The search above the list: a plain GET form, so that its answer has an address. */
export async function FamilySearch({ filters, structures }: Props) {
  const t = await getTranslations("families");
  const filtered = Boolean(filters.q || filters.structure || filters.etat || filters.archives);
  return (
    <search aria-label={t("search.label")}>
      <form
        key={JSON.stringify(filters)}
        action="/equipe/familles"
        className="mb-5 grid items-end gap-4 md:grid-cols-[2fr_1fr_1fr_auto]"
      >
        <TextField
          name="q"
          type="search"
          label={t("search.q")}
          hint={t("search.qHint")}
          defaultValue={filters.q}
        />
        <SelectField
          name="structure"
          label={t("search.structure")}
          placeholder={t("search.allStructures")}
          options={structures.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={filters.structure}
        />
        <SelectField
          name="etat"
          label={t("search.login")}
          placeholder={t("search.allLogins")}
          options={loginFilters.map((value) => ({ value, label: t(`filter.${value}`) }))}
          defaultValue={filters.etat}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit">{t("search.submit")}</Button>
          {filtered && (
            <ButtonLink href="/equipe/familles" variant="quiet">
              {t("search.clear")}
            </ButtonLink>
          )}
        </div>
        <div className="md:col-span-full">
          <CheckboxField
            name="archives"
            label={t("search.archives")}
            defaultChecked={Boolean(filters.archives)}
          />
        </div>
      </form>
    </search>
  );
}
