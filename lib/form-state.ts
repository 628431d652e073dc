import type { FormValues } from "./form-data";

/** What an action answers to its form. `fields` maps a field's name to the sentence shown beside it. */
export type FormState =
  | { status: "idle" }
  | { status: "done"; message?: string }
  /** The form comes back with one line more or less; nothing was sent. */
  | { status: "redrawn"; values: FormValues; at: number }
  | {
      status: "refused";
      message: string;
      /** Reference of a failure, for whoever helps the reader. */
      errorId?: string;
      fields: Record<string, string>;
      /** What was typed, without secrets: without JavaScript it travels inside the page. */
      values: FormValues;
      /** Different for each answer: tells two refusals in a row apart. */
      at: number;
    };

export const IDLE: FormState = { status: "idle" };

/** The id of a field's control: "connexion" and "enfants.0.prenom" give "connexion-enfants-0-prenom". */
export const fieldId = (formId: string, name: string) => `${formId}-${name.replaceAll(".", "-")}`;
