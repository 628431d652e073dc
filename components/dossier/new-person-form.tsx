import { useTranslations } from "next-intl";
import { Fieldset } from "@/components/forms/fieldset";
import { addPerson } from "@/lib/dossier/actions";
import { FieldControl } from "./field-control";
import { WishForm } from "./wish-form";

type Props = {
  /** Whether somebody to call comes first, rather than somebody who collects. */
  contact: boolean;
  childNames: ReadonlyMap<string, string>;
};

/** Somebody who may collect the children, or whom to call. */
export function NewPersonForm({ contact, childNames }: Props) {
  const t = useTranslations("dossier");
  return (
    <WishForm
      id="personne"
      action={addPerson}
      summary={t("form.summary")}
      submit={{ label: t("add.person.submit"), pending: t("form.saving") }}
    >
      <FieldControl field="firstName" value={null} required />
      <FieldControl field="lastName" value={null} required />
      <FieldControl field="relation" value={null} required={false} />
      <FieldControl field="phone" value={null} required />
      <Fieldset legend={t("add.person.use")}>
        <div>
          <FieldControl field="mayCollect" value={!contact} required={false} />
          <FieldControl field="emergencyContact" value={contact} required={false} />
        </div>
      </Fieldset>
      <FieldControl field="children" value={[...childNames.keys()]} required childNames={childNames} />
    </WishForm>
  );
}
