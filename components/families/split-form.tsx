import type { Route } from "next";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StickyBar } from "@/components/ui/sticky-bar";
import { splitHousehold } from "@/lib/families/actions";
import type { FamilyDetail } from "@/lib/families/queries";
import { PLACES } from "@/lib/families/schema";
import { displayName } from "@/lib/names";

/** Who goes to the new household, and where it is. */
export function SplitForm({ family }: { family: FamilyDetail }) {
  const t = useTranslations("families.split");
  const all = useTranslations("families");
  const form = useTranslations("families.form");
  const { id, adults, children } = family;
  const required = { required: true, requiredMark: form("required") };
  return (
    <ActionForm
      id="separation"
      action={splitHousehold}
      labels={{ summary: t("summary"), reference: all("reference") }}
    >
      <input type="hidden" name="foyer" value={id} />
      <Card className="max-w-text">
        <Fieldset legend={t("adults")} hint={t("adultsHint")} name="adultes">
          {adults.map((adult) => (
            <CheckboxField key={adult.id} name="adultes" value={adult.id} label={displayName(adult)} />
          ))}
        </Fieldset>
      </Card>
      {children.length > 0 && (
        <Card className="max-w-text" title={t("children")}>
          <div className="stack">
            <p className="text-muted">{t("goes")}</p>
            {children.map((child) => (
              <RadioGroup
                key={child.id}
                name={`enfants.${child.id}`}
                label={displayName(child)}
                options={PLACES.filter((place) => place !== "deux" || !child.hasOtherHome).map((place) => ({
                  value: place,
                  label: t(`places.${place}`),
                }))}
                defaultValue="reste"
                required
              />
            ))}
          </div>
        </Card>
      )}
      <Card className="max-w-text">
        <Fieldset legend={t("address")}>
          <TextField name="adresse" label={form("address")} autoComplete="off" {...required} />
          <div className="grid gap-4 sm:grid-cols-[auto_1fr]">
            <TextField
              name="codePostal"
              label={form("postalCode")}
              inputMode="numeric"
              autoComplete="off"
              width="short"
              {...required}
            />
            <TextField name="commune" label={form("city")} autoComplete="off" {...required} />
          </div>
        </Fieldset>
      </Card>
      <Banner>{t("quotient")}</Banner>
      <StickyBar label={t("title")}>
        <ButtonLink href={`/equipe/familles/${id}` as Route} variant="quiet">
          {all("merge.back")}
        </ButtonLink>
        <SubmitButton pending={t("pending")}>{t("submit")}</SubmitButton>
      </StickyBar>
    </ActionForm>
  );
}
