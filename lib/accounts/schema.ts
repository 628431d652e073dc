import { z } from "zod";
import { line } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

const say = (code: RefusalCode) => code;

/** What somebody types to sign in: the adult's own e-mail; a malformed one is simply nobody's. */
const identifiant = line(254).transform((text) => text.toLowerCase());

/** Passwords are taken as typed: no trimming, no cleaning. */
const typedPassword = z.string(say("required")).min(1, say("required")).max(1_000, say("too-long"));

const jeton = z.string(say("link-unknown")).min(1, say("link-unknown")).max(100, say("link-unknown"));

const chosen = { nouveauMotDePasse: typedPassword, confirmation: typedPassword };

const isConfirmed = (input: { nouveauMotDePasse: string; confirmation: string }) =>
  input.nouveauMotDePasse === input.confirmation;
const unconfirmed = { path: ["confirmation"], message: say("passwords-differ") };

export const signInSchema = z.object({ identifiant, motDePasse: typedPassword });

export const forgottenPasswordSchema = z.object({ identifiant });

export const newPasswordSchema = z.object(chosen).refine(isConfirmed, unconfirmed);

export const linkPasswordSchema = z.object({ jeton, ...chosen }).refine(isConfirmed, unconfirmed);

export const changePasswordSchema = z
  .object({ motDePasseActuel: typedPassword, ...chosen })
  .refine(isConfirmed, unconfirmed);

export const languageSchema = z.enum(["fr", "en"]);

export type SignInInput = z.output<typeof signInSchema>;
export type LinkPurpose = "RESET_PASSWORD" | "FINISH_SIGN_UP";
