import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ActionForm } from "@/components/forms/action-form";
import { DomainPolicies } from "@/components/settings/domain-policies";
import type { FormState } from "@/lib/form-state";
import { defaultFileSettings } from "@/lib/settings/rules";
import { DOMAIN_LIST, FIELD_LIST } from "@/lib/settings/schema";
import { catalogue } from "@/lib/text/catalogue";

const french = (children: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" messages={catalogue("fr")} timeZone="Europe/Paris">
      {children}
    </NextIntlClientProvider>,
  );

const all = DOMAIN_LIST.map((domain) => (
  <DomainPolicies key={domain.name} domain={domain} settings={defaultFileSettings} />
));

/** The inputs of a name: what they send, and which is chosen. */
function choices(html: string, name: string) {
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
  const own = inputs.filter((tag) => tag.includes(`name="${name}"`));
  const sent = (tag: string) => /value="(\w+)"/.exec(tag)?.[1];
  return { values: own.map(sent), chosen: own.filter((tag) => tag.includes("checked")).map(sent) };
}

describe("the policies of a file", () => {
  const html = french(all);

  it.each(FIELD_LIST)(
    "offer of $name what it may be, its default chosen",
    ({ name, choices: known, policy }) => {
      expect(choices(html, `champs.${name}`)).toEqual({ values: [...known], chosen: [policy] });
    },
  );

  it.each(DOMAIN_LIST)("offer of $name both ways to apply", ({ name, mode }) => {
    expect(choices(html, `modes.${name}`)).toEqual({ values: ["AT_ONCE", "VALIDATED"], chosen: [mode] });
  });

  it("come back from a refusal as they were chosen, the reason beside the field", () => {
    const refused: FormState = {
      status: "refused",
      message: "À revoir.",
      fields: { "champs.CHILD.school": "Enregistré autrement." },
      values: { "champs.CHILD.school": "HIDDEN" },
      at: 1,
    };
    const form = french(
      <ActionForm id="f" action={async () => refused} initial={refused} labels={{ summary: "Non" }}>
        {all}
      </ActionForm>,
    );
    expect(choices(form, "champs.CHILD.school").chosen).toEqual(["HIDDEN"]);
    expect(form).toMatch(/<fieldset[^>]*aria-describedby="f-champs-CHILD-school-error"/);
    expect(form).toContain('href="#f-champs-CHILD-school"');
    expect(form).toContain('id="f-champs-CHILD-school"');
  });
});
