import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";

type Props = {
  id: string;
  action: ComponentProps<typeof ActionForm>["action"];
  /** What travels with the press; the version among it. */
  values: readonly (readonly [name: string, value: string])[];
} & Pick<ComponentProps<typeof SubmitButton>, "children" | "variant" | "icon">;

/** A form of one button. */
export function Press({ id, action, values, ...button }: Props) {
  const t = useTranslations("activities");
  return (
    <ActionForm id={id} action={action} labels={{ summary: t("summary") }} className="inline">
      {values.map(([name, value]) => (
        <HiddenField key={`${name} ${value}`} name={name} value={value} />
      ))}
      <SubmitButton pending={t("pending")} {...button} />
    </ActionForm>
  );
}
