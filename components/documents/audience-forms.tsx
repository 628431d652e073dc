import type { Route } from "next";
import { useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Addressee } from "@/lib/documents/queries";

const PAGE = "/equipe/documents/publier";

/** Who will see what is published. */
export function AudienceForm() {
  const t = useTranslations("documents.publish");
  return (
    <form action={PAGE} className="stack">
      <RadioGroup
        name="pour"
        label={t("audience")}
        defaultValue="structure"
        options={[
          { value: "structure", label: t("structure") },
          { value: "tous", label: t("everybody") },
          { value: "famille", label: t("household") },
        ]}
      />
      <Button type="submit">{t("next")}</Button>
    </form>
  );
}

type Props = { q: string; found: Addressee[] };

/** Finds the one family that a letter is for. */
export function AddresseeSearch({ q, found }: Props) {
  const t = useTranslations("documents.publish");
  return (
    <div className="stack">
      <form action={PAGE} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="pour" value="famille" />
        <div className="min-w-[min(16rem,100%)] flex-1">
          <TextField
            name="q"
            label={t("search")}
            hint={t("searchHint")}
            defaultValue={q}
            autoComplete="off"
          />
        </div>
        <Button type="submit" icon="search">
          {t("find")}
        </Button>
      </form>
      {q && found.length === 0 && <p role="status">{t("notFound")}</p>}
      {found.length > 0 && (
        <ul aria-label={t("found")} className="divide-y divide-line rounded-xl border border-line">
          {found.map(({ id, adults, children, city }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 p-3">
              <div className="min-w-[min(14rem,100%)] flex-1">
                <p className="font-semibold">{adults}</p>
                <p className="text-sm text-muted">
                  {[children && t("children", { children }), city].filter(Boolean).join(" · ")}
                </p>
              </div>
              <ButtonLink
                href={`${PAGE}?pour=famille&famille=${id}` as Route}
                variant="secondary"
                aria-label={t("chooseNamed", { adults })}
              >
                {t("choose")}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
