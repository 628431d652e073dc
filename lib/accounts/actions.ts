"use server";

import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { accountAction, visitorAction } from "@/lib/action";
import {
  clearSessionCookie,
  homePath,
  readDeviceCookie,
  requireAccount,
  writeDeviceCookie,
  writeSessionCookie,
} from "@/lib/auth";
import { env } from "@/lib/env";
import { isSameOrigin } from "@/lib/request";
import { done } from "@/lib/result";
import { languageCookie } from "@/lib/text/locale";
import * as commands from "./commands";
import { returnPath } from "./rules";
import {
  changePasswordSchema,
  forgottenPasswordSchema,
  languageSchema,
  linkPasswordSchema,
  newPasswordSchema,
  signInSchema,
} from "./schema";

async function keepLanguage(locale: "fr" | "en") {
  const options = {
    path: "/",
    sameSite: "lax",
    httpOnly: true,
    secure: env().https,
    maxAge: 31_536_000,
  } as const;
  (await cookies()).set(languageCookie(), locale, options);
}

/** Gives the browser its session; a choice of language already made in it stays. */
async function enter({ ticket, device, locale }: commands.Opening) {
  await writeSessionCookie(ticket);
  await writeDeviceCookie(device);
  if (!(await cookies()).has(languageCookie())) await keepLanguage(locale);
}

export const signIn = visitorAction(signInSchema, async (actor, input) => {
  const result = await commands.signIn(actor, input, await readDeviceCookie());
  if (!result.ok) return result;
  await enter(result.value);
  return done({ to: result.value.to });
});

export const setFirstPassword = accountAction(newPasswordSchema, async (actor, input) => {
  if (actor.stage === "FULL") redirect((await homePath()) ?? "/connexion");
  const result = await commands.setFirstPassword(actor, input, await readDeviceCookie());
  if (!result.ok) return result;
  await enter(result.value);
  return done({ to: result.value.to });
});

export const resetPassword = visitorAction(linkPasswordSchema, async (actor, input) => {
  const result = await commands.setPasswordByLink(actor, input, "RESET_PASSWORD", await readDeviceCookie());
  if (!result.ok) return result;
  await enter(result.value);
  return done({ to: result.value.to });
});

export const finishSignUp = visitorAction(linkPasswordSchema, async (actor, input) => {
  const result = await commands.setPasswordByLink(actor, input, "FINISH_SIGN_UP", await readDeviceCookie());
  if (!result.ok) return result;
  await enter(result.value);
  return done({ to: result.value.to });
});

export const changePassword = accountAction(changePasswordSchema, async (actor, input) => {
  const result = await commands.changePassword(actor, input, await readDeviceCookie());
  if (!result.ok) return result;
  await enter(result.value);
  return done({ message: (await getTranslations("accounts"))("changed") });
});

export const askPasswordReset = visitorAction(forgottenPasswordSchema, async (actor, input) => {
  const result = await commands.askPasswordReset(actor, input, await readDeviceCookie());
  if (!result.ok) return result;
  return done({ message: (await getTranslations("accounts"))("resetAsked") });
});

/** Plain forms of the layouts: one button each, nothing to answer. */
export async function signOut(_form: FormData): Promise<void> {
  if (!isSameOrigin(await headers())) return;
  if (await homePath()) await commands.endSession(await requireAccount());
  await clearSessionCookie();
  redirect("/");
}

export async function signOutEverywhere(_form: FormData): Promise<void> {
  if (!isSameOrigin(await headers())) return;
  await commands.endAllSessions(await requireAccount());
  await clearSessionCookie();
  redirect("/");
}

export async function chooseLanguage(form: FormData): Promise<void> {
  const head = await headers();
  const locale = languageSchema.safeParse(form.get("langue"));
  if (!isSameOrigin(head) || !locale.success) return;
  await keepLanguage(locale.data);
  if (await homePath()) {
    const actor = await requireAccount();
    if (actor.stage === "FULL") await commands.saveLanguage(actor, locale.data);
  }
  redirect(returnPath(head.get("referer")) as Route);
}
