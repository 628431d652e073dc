import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge, type Tone } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Locale } from "@/lib/actor";
import { withdrawPublished } from "@/lib/documents/actions";
import type { StaffDocument } from "@/lib/documents/schema";
import { sayDay } from "@/lib/text/dates";
import { FileFacts } from "./file-facts";

const TONES: Record<StaffDocument["state"], Tone> = {
  coming: "info",
  shown: "success",
  over: "neutral",
  withdrawn: "neutral",
};

const DATE = { day: "numeric", month: "short", year: "numeric" } as const;

/** What staff published: what it is, for whom, when it is shown, and the way to withdraw it. */
export function StaffDocumentList({ documents }: { documents: StaffDocument[] }) {
  const t = useTranslations("documents.staff");
  return (
    <ul
      aria-label={t("list")}
      className="divide-y divide-line rounded-xl border border-line bg-surface shadow-card"
    >
      {documents.map((document) => (
        <DocumentItem key={document.id} document={document} />
      ))}
    </ul>
  );
}

function DocumentItem({ document }: { document: StaffDocument }) {
  const t = useTranslations("documents");
  const locale = useLocale() as Locale;
  const { id, fileId, title, category, state, from, to, mime, size, by, openings, own } = document;
  const day = (date: string) => sayDay(date, locale, DATE);
  const dates = to
    ? t("staff.dates", { from: day(from), to: day(to) })
    : t(state === "coming" ? "staff.datesComing" : "staff.datesOpen", { from: day(from) });
  return (
    <li className="grid gap-x-6 gap-y-2 p-4 md:grid-cols-[3fr_2fr_auto]">
      <div className="min-w-0">
        <a
          href={`/api/fichiers/${fileId}?voir=1`}
          target="_blank"
          rel="noopener"
          className="link break-words font-semibold"
        >
          {title}
        </a>
        <p>
          <AudienceWords document={document} />
        </p>
        <p className="text-sm text-muted">
          {t(`category.${category}`)}
          {" · "}
          <FileFacts mime={mime} size={size} />
          {" · "}
          {t("staff.by", { by })}
        </p>
      </div>
      <div>
        <Badge tone={TONES[state]}>{t(`staff.state.${state}`)}</Badge>
        <p className="mt-1 text-sm">{dates}</p>
        <p className="text-sm text-muted">{t("staff.openings", { count: openings })}</p>
      </div>
      <div className="md:min-w-28">
        {own && state !== "withdrawn" && (
          <ActionForm
            id={`retirer-${id}`}
            action={withdrawPublished}
            labels={{ summary: t("staff.withdrawFailed") }}
          >
            <input type="hidden" name="document" value={id} />
            <SubmitButton variant="secondary" icon="cross" pending={t("staff.withdrawing")}>
              <span aria-hidden>{t("staff.withdraw")}</span>
              <VisuallyHidden>{t("staff.withdrawNamed", { title })}</VisuallyHidden>
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </li>
  );
}

function AudienceWords({ document }: { document: StaffDocument }) {
  const t = useTranslations("documents.staff");
  const { audience, structure, householdId, household } = document;
  if (audience === "EVERYBODY") return t("everybody");
  if (audience === "STRUCTURE") return t("ofStructure", { structure: structure ?? "" });
  return (
    <TextLink
      href={`/equipe/familles/${householdId}` as Route}
      className="inline-flex min-h-target items-center"
    >
      {household ?? ""}
    </TextLink>
  );
}
