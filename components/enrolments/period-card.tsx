import { useFormatter, useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Fieldset } from "@/components/forms/fieldset";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { askEnrolment, withdrawEnrolment } from "@/lib/enrolments/actions";
import type { OfferedPeriod, OwnRequest } from "@/lib/enrolments/queries";
import { sayDay } from "@/lib/text/dates";

type Child = OfferedPeriod["children"][number];
type Openings = (Child & { offer: Extract<Child["offer"], { kind: "open" }> })[];

const SHORT = { day: "numeric", month: "long", year: "numeric" } as const;
const TONE = {
  REQUESTED: "info",
  ACCEPTED: "success",
  REFUSED: "danger",
  WAITLISTED: "warning",
  WITHDRAWN: "neutral",
} as const;

/** Whether a child may be asked for now: it never was, or was refused. */
const isAskable = ({ request }: Child) => !request || request.state === "REFUSED";

/** One period of one activity: where each child stands, and the request for those who may be asked for. */
export function PeriodCard({ period, timeZone }: { period: OfferedPeriod; timeZone: string }) {
  const t = useTranslations("enrolments.parent");
  const locale = useLocale();
  const format = useFormatter();
  const moment = (at: Date) => format.dateTime(at, { dateStyle: "long", timeStyle: "short", timeZone });
  const openings = period.children.filter(
    (child): child is Openings[number] => child.offer.kind === "open" && isAskable(child),
  );
  return (
    <Card title={`${period.activity}, ${period.name}`}>
      <p className="text-muted">
        {t("facts", {
          structure: period.structure,
          first: sayDay(period.firstDay, locale, SHORT),
          last: sayDay(period.lastDay, locale, SHORT),
        })}
        <br />
        {t("window", { opens: moment(period.opensAt), closes: moment(period.closesAt) })}
      </p>
      <ul className="my-3 divide-y divide-line empty:hidden">
        {period.children
          .filter((child) => child.request || child.offer.kind !== "open")
          .map((child) => (
            <li key={child.id} className="py-2">
              <ChildLine child={child} period={period} />
            </li>
          ))}
      </ul>
      {openings.length > 0 && (
        <ActionForm id={`inscription-${period.id}`} action={askEnrolment} labels={{ summary: t("summary") }}>
          <input type="hidden" name="periode" value={period.id} />
          <Fieldset legend={t("choose")} name="enfants">
            {openings.map(({ id, name, offer }) => (
              <CheckboxField
                key={id}
                name="enfants"
                value={id}
                label={t(offer.full ? "choiceFull" : "choice", { name, group: offer.group })}
                defaultChecked={openings.length === 1}
              />
            ))}
          </Fieldset>
          <TextField name="note" label={t("note")} hint={t("noteHint")} maxLength={300} />
          <SubmitButton pending={t("asking")}>{t("ask")}</SubmitButton>
        </ActionForm>
      )}
    </Card>
  );
}

function ChildLine({ child: { name, offer, request }, period }: { child: Child; period: OfferedPeriod }) {
  const t = useTranslations("enrolments.parent");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-semibold">{name}</span>
      {request ? (
        <RequestState request={request} name={name} period={period} />
      ) : (
        offer.kind !== "open" && (
          <span>
            {offer.kind === "lacking"
              ? t("offer.lacking", { pieces: offer.pieces.join(", ") })
              : t(`offer.${offer.kind}`)}{" "}
            {offer.kind === "lacking" && <TextLink href="/documents/envois">{t("send")}</TextLink>}
          </span>
        )
      )}
    </div>
  );
}

type StateProps = { request: OwnRequest; name: string; period: OfferedPeriod };

function RequestState({ request: { id, version, state, rank, reason, group }, name, period }: StateProps) {
  const t = useTranslations("enrolments.parent");
  return (
    <>
      <Badge tone={TONE[state]}>{t(`state.${state}`)}</Badge>
      <span className="text-muted">{[group, rank && t("rank", { rank })].filter(Boolean).join(" · ")}</span>
      {reason && <span>{t("reason", { reason })}</span>}
      {(state === "REQUESTED" || state === "WAITLISTED") && (
        <ActionForm
          id={`retrait-${id}`}
          action={withdrawEnrolment}
          labels={{ summary: t("summary") }}
          className="ms-auto"
        >
          <input type="hidden" name="demande" value={id} />
          <input type="hidden" name="version" value={version} />
          <SubmitButton
            variant="quiet"
            pending={t("withdrawing")}
            aria-label={t("withdrawFor", { name, period: `${period.activity}, ${period.name}` })}
          >
            {t("withdraw")}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
