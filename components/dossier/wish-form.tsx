import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { StickyBar } from "@/components/ui/sticky-bar";
import type { FormState } from "@/lib/form-state";

type Props = {
  id: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  submit: { label: string; pending: string };
  summary: string;
  children: ReactNode;
};

/** A form of its own page in the family's space, with the way back beside its button. */
export function WishForm({ id, action, submit, summary, children }: Props) {
  const t = useTranslations("dossier");
  return (
    <ActionForm id={id} action={action} labels={{ summary, reference: t("form.reference") }}>
      {children}
      <StickyBar label={t("domain.actions")}>
        <ButtonLink href={"/famille" as Route} variant="quiet">
          {t("form.cancel")}
        </ButtonLink>
        <SubmitButton icon="check" pending={submit.pending}>
          {submit.label}
        </SubmitButton>
      </StickyBar>
    </ActionForm>
  );
}
