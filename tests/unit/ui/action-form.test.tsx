import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { PasswordField } from "@/components/forms/password-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { type FormState, IDLE } from "@/lib/form-state";

const refused: FormState = {
  status: "refused",
  message: "Certaines réponses sont à revoir.",
  fields: { "enfants.0.prenom": "Ce champ est obligatoire.", passe: "Trop court." },
  values: {
    "enfants.0.prenom": "Zoé",
    note: "Merci",
    structure: "b",
    civilite: "MADAME",
    repas: ["porc", "viande"],
    passe: "secret",
  },
  at: 1,
};

const OPTIONS = [
  { value: "a", label: "A" },
  { value: "b", label: "B" },
];

/** The page as it is without script after the answer `state`. */
const page = (state: FormState) =>
  renderToStaticMarkup(
    <ActionForm
      id="demande"
      action={async (before) => before}
      initial={state}
      labels={{ summary: "À revoir" }}
    >
      <TextField
        name="enfants.0.prenom"
        label="Prénom"
        hint="Comme à l'état civil."
        defaultValue="Léa"
        required
      />
      <TextareaField name="note" label="Remarque" />
      <SelectField name="structure" label="Structure" options={OPTIONS} defaultValue="a" />
      <RadioGroup name="civilite" label="Civilité" options={[{ value: "MADAME", label: "Madame" }]} />
      <CheckboxField name="repas" value="porc" label="Sans porc" />
      <CheckboxField name="repas" value="viande" label="Sans viande" />
      <CheckboxField name="lu" label="J'ai lu" defaultChecked />
      <PasswordField name="passe" label="Mot de passe" labels={{ show: "Afficher", hide: "Masquer" }} />
    </ActionForm>,
  );

const control = (html: string, id: string) =>
  html.match(new RegExp(`<(?:input|select|textarea)[^>]* ?id="${id}"[^>]*>`))?.[0] ?? "";

describe("a form before any answer", () => {
  const html = page(IDLE);

  it("shows defaults and no refusal", () => {
    expect(control(html, "demande-enfants-0-prenom")).toContain('value="Léa"');
    expect(control(html, "demande-lu")).toContain("checked");
    expect(html).not.toContain('role="alert"');
    expect(html).not.toContain("aria-invalid");
  });

  it("ties label and hint to the control", () => {
    expect(html).toContain('for="demande-enfants-0-prenom"');
    expect(control(html, "demande-enfants-0-prenom")).toContain(
      'aria-describedby="demande-enfants-0-prenom-hint"',
    );
  });
});

describe("a form after a refusal, without script", () => {
  const html = page(refused);

  it("keeps what was typed, ticked and chosen", () => {
    expect(control(html, "demande-enfants-0-prenom")).toContain('value="Zoé"');
    expect(html).toContain(">Merci</textarea>");
    expect(html).toContain('<option value="b" selected="">');
    expect(control(html, "demande-civilite")).toContain("checked");
    expect(control(html, "demande-repas-porc")).toContain("checked");
    expect(control(html, "demande-repas-viande")).toContain("checked");
  });

  it("keeps unticked what the reader unticked", () => {
    expect(control(html, "demande-lu")).not.toContain("checked");
  });

  it("never writes a password back", () => {
    expect(html).not.toContain("secret");
  });

  it("says each refusal beside its field and links to it", () => {
    expect(html).toContain('role="alert"');
    expect(html).toContain('href="#demande-enfants-0-prenom"');
    const field = control(html, "demande-enfants-0-prenom");
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain(
      'aria-describedby="demande-enfants-0-prenom-error demande-enfants-0-prenom-hint"',
    );
    expect(html).toContain('id="demande-enfants-0-prenom-error"');
  });

  it("carries no style attribute, which the content security policy would refuse", () => {
    expect(html).not.toMatch(/\sstyle=/);
  });
});
