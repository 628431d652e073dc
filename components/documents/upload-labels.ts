import type { useTranslations } from "next-intl";
import type { UploadLabels } from "@/components/files/upload-form";
import { MAX_FILES } from "@/lib/documents/schema";

type Say = ReturnType<typeof useTranslations<"documents">>;

/** The words of a form that sends files. */
export function uploadLabels(t: Say): UploadLabels {
  return {
    files: t("form.files"),
    filesHint: t("form.filesHint", { max: MAX_FILES }),
    required: t("form.required"),
    send: t("form.send"),
    sending: t("form.sending"),
    summary: t("form.summary"),
    noFile: t("form.noFile"),
    tooMany: t("form.tooMany", { max: MAX_FILES }),
    tooBig: t("form.tooBig"),
    signedOut: t("form.signedOut"),
    report: t("form.report"),
    progress: t.raw("form.progress"),
    waiting: t("form.waiting"),
    done: t("form.done"),
    arrived: t("form.arrived"),
    refused: t("form.refused"),
    cut: t("form.cut"),
    retry: t("form.retry"),
    retryNamed: t.raw("form.retryNamed"),
  };
}
