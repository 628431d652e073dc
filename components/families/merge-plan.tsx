import type { Route } from "next";
import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StickyBar } from "@/components/ui/sticky-bar";
import { mergeHouseholds } from "@/lib/families/actions";
import type { MergePreview, MergeSide } from "@/lib/families/queries";
import { sayDay } from "@/lib/text/dates";

type Props = { householdId: string; preview: MergePreview };

/** What joining two households would do; nothing is done before the button below is pressed. */
export function MergePlan({ householdId, preview }: Props) {
  const t = useTranslations("families.merge");
  const all = useTranslations("families");
  const { kept, merged, conflicts, closedLogins } = preview;
  const other = kept.id === householdId ? merged.id : kept.id;
  const direction = kept.id === householdId ? "autre" : "ici";
  return (
    <>
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} />}
      <div className="grid gap-5 lg:grid-cols-2">
        <SideCard title={t("keep")} text={t("keepText")} side={kept} />
        <SideCard title={t("go")} text={t("goText")} side={merged} />
      </div>
      <p>
        <ButtonLink
          href={`/equipe/familles/${householdId}/fusionner?avec=${other}&sens=${direction}` as Route}
          variant="secondary"
          icon="refresh"
        >
          {t("swap")}
        </ButtonLink>
      </p>
      <Same preview={preview} />
      <Moves counts={preview.counts} />
      {closedLogins.length > 0 && (
        <Banner tone="warning">{t("closed", { emails: closedLogins.join(", ") })}</Banner>
      )}
      <ActionForm
        id="fusion"
        action={mergeHouseholds}
        labels={{ summary: t("summary"), reference: all("reference") }}
      >
        <input type="hidden" name="conserve" value={kept.id} />
        <input type="hidden" name="reuni" value={merged.id} />
        {conflicts.length === 0 && (
          <StickyBar label={t("title")}>
            <ButtonLink href={`/equipe/familles/${householdId}` as Route} variant="quiet">
              {t("back")}
            </ButtonLink>
            <SubmitButton pending={t("pending")}>{t("submit")}</SubmitButton>
          </StickyBar>
        )}
      </ActionForm>
    </>
  );
}

function SideCard({ title, text, side }: { title: string; text: string; side: MergeSide }) {
  return (
    <Card title={title}>
      <p className="font-semibold">{side.names}</p>
      <p>{side.address}</p>
      <ul className="my-2">
        {side.people.map(({ id, name, email }) => (
          <li key={id} className="break-words">
            {email ? `${name} · ${email}` : name}
          </li>
        ))}
      </ul>
      <p className="text-muted">{text}</p>
    </Card>
  );
}

function Same({ preview: { pairing } }: { preview: MergePreview }) {
  const t = useTranslations("families.merge");
  const pairs = [...pairing.adults, ...pairing.children];
  return (
    <Card title={t("same")}>
      {pairs.length === 0 ? (
        <p>{t("sameNone")}</p>
      ) : (
        <ul>
          {pairs.map(({ from, name }) => (
            <li key={from}>{t("samePerson", { name })}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

type Counted = Parameters<ReturnType<typeof useTranslations<"families.merge.counts">>>[0];

function Moves({ counts }: { counts: MergePreview["counts"] }) {
  const t = useTranslations("families.merge");
  const say = useTranslations("families.merge.counts");
  const lines = Object.entries(counts) as [Counted, number][];
  return (
    <Card title={t("moves")}>
      {lines.length === 0 ? (
        <p>{t("nothingMoves")}</p>
      ) : (
        <ul>
          {lines.map(([table, count]) => (
            <li key={table}>{say(table, { count })}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Conflicts({ conflicts }: { conflicts: MergePreview["conflicts"] }) {
  const t = useTranslations("families.merge");
  const locale = useLocale();
  const sentences = conflicts.map(({ code, name, other, day }) =>
    t(`conflict.${code}`, {
      name: name || "none",
      other: other ?? "",
      day: day ? sayDay(day, locale, { day: "numeric", month: "long", year: "numeric" }) : "",
    }),
  );
  return (
    <Banner tone="danger" title={t("conflicts")}>
      <ul className="list-disc ps-5">
        {[...new Set(sentences)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Banner>
  );
}
