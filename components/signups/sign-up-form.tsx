import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { sendSignUp } from "@/lib/signups/actions";
import { MAX_CHILDREN } from "@/lib/signups/schema";
import { AddressFields } from "./address-fields";
import { ChildrenFields } from "./children-fields";
import { CivilityField } from "./civility-field";

/** What a new family sends to a structure. */
export async function SignUpForm({ structures }: { structures: { id: string; name: string }[] }) {
  const t = await getTranslations("signups");
  const [only] = structures.length === 1 ? structures : [];
  return (
    <ActionForm
      id="inscription"
      action={sendSignUp}
      labels={{ summary: t("form.summary"), reference: t("errorReference") }}
    >
      {/* The Enter key presses the first button of a form: without this one, it would add or remove a child. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <Fieldset legend={t("form.adult")}>
        <CivilityField />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="prenom" label={t("firstName")} autoComplete="given-name" required />
          <TextField name="nom" label={t("lastName")} autoComplete="family-name" required />
        </div>
        <TextField
          name="email"
          label={t("email")}
          hint={t("form.emailHint")}
          type="email"
          autoComplete="email"
          required
        />
        <AddressFields />
        <SelectField
          name="structure"
          label={t("structure")}
          hint={t("form.structureHint")}
          placeholder={t("form.structurePlaceholder")}
          options={structures.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={only?.id}
          required
        />
      </Fieldset>
      <Fieldset legend={t("form.children")} hint={t("form.childrenHint")} name="enfants">
        <ChildrenFields
          legends={Array.from({ length: MAX_CHILDREN }, (_, index) => t("form.child", { number: index + 1 }))}
          labels={{
            firstName: t("form.childFirstName"),
            lastName: t("form.childLastName"),
            birthDate: t("form.birthDate"),
            add: t("form.addChild"),
            remove: t("form.removeChild"),
          }}
        />
      </Fieldset>
      <Fieldset legend={t("form.privacyTitle")}>
        <CheckboxField
          name="confidentialite"
          label={t.rich("form.privacy", {
            link: (words) => (
              <a href="/confidentialite" target="_blank" rel="noopener" className="link">
                {words}
              </a>
            ),
          })}
          hint={t("form.privacyHint")}
          required
        />
      </Fieldset>
      <SubmitButton pending={t("form.sending")}>{t("form.send")}</SubmitButton>
    </ActionForm>
  );
}
