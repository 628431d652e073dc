import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Disclosure } from "@/components/ui/disclosure";
import { removePerson } from "@/lib/dossier/actions";

/** The way to take somebody off the list of authorised persons, after a question. */
export function RemovePerson({ id }: { id: string }) {
  const t = useTranslations("dossier");
  return (
    <Disclosure summary={t("person.remove")}>
      <p className="mb-3">{t("person.removeText")}</p>
      <ActionForm
        id="retirer"
        action={removePerson}
        labels={{ summary: t("form.summary"), reference: t("form.reference") }}
      >
        <input type="hidden" name="personId" value={id} />
        <SubmitButton variant="danger" pending={t("person.removing")}>
          {t("person.confirm")}
        </SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}
