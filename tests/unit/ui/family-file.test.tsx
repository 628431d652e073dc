import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AddressCombobox } from "@/components/addresses/address-combobox";
import { Confirmation } from "@/components/dossier/confirmation";
import { doneIn } from "@/components/dossier/done";
import { FieldValue } from "@/components/dossier/field-value";
import { NewerValue } from "@/components/dossier/newer-value";
import { domainOf, domainPath, editorPath, subjectOf } from "@/components/dossier/paths";
import { SubjectDomains } from "@/components/dossier/subject-domains";
import { ActionForm } from "@/components/forms/action-form";
import { CheckedForm } from "@/components/forms/checked-form";
import { HiddenField } from "@/components/forms/hidden-field";
import { TextField } from "@/components/forms/text-field";
import type { DomainStatus } from "@/lib/dossier/schema";
import { type FormState, IDLE } from "@/lib/form-state";
import { catalogue } from "@/lib/text/catalogue";

const ID = "01a2093f-0cdf-7177-98cb-d7b64c9715fd";

const french = (children: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" messages={catalogue("fr")} timeZone="Europe/Paris">
      {children}
    </NextIntlClientProvider>,
  );

/** What a page says; a no-break space reads like any other. */
const words = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, "|")
    .replaceAll(/\|+/g, "|")
    .replaceAll("\u00a0", " ");

describe("the domains of somebody", () => {
  const status = (facts: Partial<DomainStatus>): DomainStatus => ({
    domain: "contact",
    missing: [],
    waiting: 0,
    refused: 0,
    expiring: [],
    ...facts,
  });
  const shown = (facts: Partial<DomainStatus>) =>
    words(
      french(
        <SubjectDomains
          card={{ subject: "ADULT", id: ID, name: "Léa", birthDate: null, domains: [status(facts)] }}
        />,
      ),
    );

  it.each<[Partial<DomainStatus>, string]>([
    [{}, "|Coordonnées|"],
    [{ missing: ["phone", "workPhone"] }, "|Il manque : téléphone et téléphone professionnel|"],
    [{ waiting: 1 }, "|1 modification en attente de validation|"],
    [{ waiting: 2 }, "|2 modifications en attente de validation|"],
    [{ refused: 1 }, "|1 modification refusée : ouvrez pour lire le motif|"],
    [
      { expiring: [{ what: "pai", on: "2027-01-01", over: false }] },
      "|PAI valable jusqu’au 1er janvier 2027|",
    ],
    [
      { expiring: [{ what: "pai", on: "2026-11-02", over: true }] },
      "|PAI terminé depuis le 2 novembre 2026|",
    ],
  ])("say in words %j", (facts, sentence) => {
    expect(shown(facts)).toContain(sentence);
  });

  it("lead to their pages", () => {
    const place = { subject: "CHILD", id: ID, domain: "diet" } as const;
    expect(domainPath(place)).toBe(`/famille/enfants/${ID}/regime-alimentaire`);
    expect(editorPath(place)).toBe(`/famille/enfants/${ID}/regime-alimentaire/modifier`);
    expect(domainPath({ subject: "PERSON", id: ID, domain: "identity" })).toBe(`/famille/personnes/${ID}`);
    expect([subjectOf("enfants"), domainOf("sante")]).toEqual(["CHILD", "health"]);
    expect([subjectOf("toString"), domainOf("constructor"), subjectOf("")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("a value", () => {
  it.each<[Parameters<typeof FieldValue>[0]["field"], unknown, string]>([
    ["phone", "+33639980101", "06 39 98 01 01"],
    ["birthDate", "2019-05-01", "1er mai 2019"],
    ["civility", "MADAME", "Madame"],
    ["schoolClass", "PS", "Petite section (PS)"],
    ["schoolClass", "Toute petite section", "Toute petite section"],
    ["mayCollect", false, "non"],
    ["city", null, "non renseigné"],
    ["children", [], "non renseigné"],
    ["children", [ID, "another"], "Léa"],
    ["lastName", "<b>de la Tour</b>", "&lt;b&gt;de la Tour&lt;/b&gt;"],
  ])("of %s reads as people say it: %j", (field, value, text) => {
    const html = french(<FieldValue field={field} value={value} childNames={new Map([[ID, "Léa"]])} />);
    expect(words(html).replaceAll("|", "")).toBe(text);
  });
});

it.each([
  [{}, null],
  [{ enregistre: "2", attente: "0" }, "saved"],
  [{ enregistre: "0", attente: "1" }, "savedWaiting"],
  [{ enregistre: "0", attente: "0" }, "savedNothing"],
  [{ retrait: "1" }, "withdrawn"],
])("a page reached by %j says %s", (asked, done) => {
  expect(doneIn(asked)).toBe(done);
});

describe("the yearly confirmation", () => {
  const DUE = { confirmedOn: null, due: "2026-09-01", blocking: true };
  const BUTTON = "Je confirme que ces informations sont exactes";
  const shown = (confirmation: Parameters<typeof Confirmation>[0]["confirmation"], incomplete = false) =>
    words(french(<Confirmation confirmation={confirmation} incomplete={incomplete} />));

  it("is asked for since a day, with what it blocks", () => {
    const text = shown(DUE);
    expect(text).toContain("depuis le 1er septembre 2026");
    expect(text).toContain("aucune réservation n’est possible");
    expect(text).toContain(BUTTON);
    expect(shown({ ...DUE, blocking: false })).not.toContain("aucune réservation");
  });

  it("waits until nothing required is missing", () => {
    const text = shown(DUE, true);
    expect(text).not.toContain(BUTTON);
    expect(text).toContain("Remplissez d’abord ce qui manque");
  });

  it("once given tells its day", () => {
    const confirmedOn = "2026-09-04";
    expect(shown({ confirmedOn, due: null, blocking: false })).toContain(
      "Dossier confirmé le 4 septembre 2026",
    );
    expect(shown({ confirmedOn: null, due: null, blocking: false })).toBe("");
  });
});

describe("an editor that comes back, without script", () => {
  const SENTENCE = "Modifié par quelqu’un d’autre.";
  const refused: FormState = {
    status: "refused",
    message: "À revoir",
    fields: { city: SENTENCE },
    values: { city: "Voiron", address: "4 rue du Lavoir", version: "5" },
    at: 1,
  };
  const answer = async () => IDLE;
  const page = (initial: FormState) =>
    renderToStaticMarkup(
      <CheckedForm id="f" action={answer} check={answer} initial={initial} labels={{ summary: "Non" }}>
        <HiddenField name="version" value="4" />
        <TextField name="city" label="Commune" defaultValue="Rives" />
        <NewerValue name="city" sentence={SENTENCE}>
          À présent : Moirans
        </NewerValue>
        <NewerValue name="address" sentence={SENTENCE}>
          À présent : autre
        </NewerValue>
      </CheckedForm>,
    );

  it("holds what was typed, the newer version, and what the field holds by now", () => {
    const html = page(refused);
    expect(html).toMatch(/name="version" value="5"/);
    expect(html).toMatch(/name="city"[^>]*value="Voiron"/);
    expect(html).toContain("À présent : Moirans");
    expect(html).not.toContain("À présent : autre");
  });

  it("says nothing of the kind at first", () => {
    const html = page(IDLE);
    expect(html).toMatch(/name="version" value="4"/);
    expect(html).not.toContain("À présent");
  });
});

it("an address is a plain field without script", () => {
  const html = renderToStaticMarkup(
    <ActionForm id="f" action={async () => IDLE} labels={{ summary: "Non" }}>
      <AddressCombobox
        name="address"
        label="Adresse"
        defaultValue="4 rue du Lavoir"
        fills={{ postalCode: "postalCode", city: "city" }}
        labels={{ list: "Adresses", found: ["Aucune"] }}
      />
    </ActionForm>,
  );
  expect(html).toMatch(/<input[^>]*name="address"[^>]*value="4 rue du Lavoir"/);
  expect(html).toMatch(/aria-expanded="false"/);
  expect(html).not.toContain("listbox");
});
