"use client";

import { useEffect, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { undoRequests } from "@/lib/reservations/actions";
import { fill } from "./ticks/boxes";

type Props = {
  requestId: string;
  place: { vue: string; date: string | null };
  secondsLeft: number;
  words: { summary: string; undo: string; undoing: string; until: string; minutes: string; seconds: string };
};

/** "Annuler l'envoi", with the time that is left for it. */
export function Undo({ requestId, place, secondsLeft, words }: Props) {
  const [left, setLeft] = useState<number | null>(null);

  useEffect(() => {
    const end = performance.now() + secondsLeft * 1000;
    const tell = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    tell();
    const timer = setInterval(tell, 5000);
    return () => clearInterval(timer);
  }, [secondsLeft]);

  if (left === 0) return null;
  const remaining =
    left === null
      ? words.until
      : left < 60
        ? fill(words.seconds, { count: left })
        : fill(words.minutes, { count: Math.ceil(left / 60) });
  return (
    <ActionForm
      id="annuler-envoi"
      action={undoRequests}
      labels={{ summary: words.summary }}
      className="mt-3 flex flex-wrap items-center gap-3"
    >
      <input type="hidden" name="envoi" value={requestId} />
      <input type="hidden" name="vue" value={place.vue} />
      {place.date && <input type="hidden" name="date" value={place.date} />}
      <SubmitButton pending={words.undoing} variant="secondary">
        {words.undo}
      </SubmitButton>
      <span className="text-sm text-muted">{remaining}</span>
    </ActionForm>
  );
}
