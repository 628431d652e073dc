import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormMessage } from "@/components/forms/form-message";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StickyBar } from "@/components/ui/sticky-bar";
import { type DomainView, SEALED_DOMAINS } from "@/lib/dossier/schema";
import { DomainValues } from "./domain-values";
import type { Done } from "./done";
import { editorPath } from "./paths";

type Props = {
  view: DomainView;
  /** What the reader has just done, if the page is shown after that. */
  done: Done | null;
  childNames?: ReadonlyMap<string, string>;
  /** What can be done besides editing. */
  children?: ReactNode;
};

/** One domain of one subject: what the file holds, and the way to its editor. */
export function DomainPage({ view, done, childNames, children }: Props) {
  const t = useTranslations("dossier.domain");
  const { domain, mode, editable, fields } = view;
  return (
    <div className="stack">
      {done && <FormMessage tone="success">{t(done)}</FormMessage>}
      {SEALED_DOMAINS.includes(domain) && <Banner>{t("sealed")}</Banner>}
      {!editable && <Banner>{t("readOnly")}</Banner>}
      {editable && mode === "VALIDATED" && <Banner>{t("validated")}</Banner>}
      <Card>
        <DomainValues fields={fields} childNames={childNames} />
      </Card>
      {children}
      {editable && (
        <StickyBar label={t("actions")}>
          <span />
          <ButtonLink href={editorPath(view)} icon="edit">
            {t("edit")}
          </ButtonLink>
        </StickyBar>
      )}
    </div>
  );
}
