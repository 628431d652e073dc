"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** What Next gives an error boundary; a server error carries the digest under which the log holds it. */
export type FailureProps = { error: unknown; retry: () => void };

const digestOf = (error: unknown) =>
  error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;

/** Something broke while a page was made. No catalogue reaches an error boundary, so it speaks both languages. */
export function Failure({ error, retry }: FailureProps) {
  const digest = digestOf(error);
  return (
    <div className="flex flex-col items-center gap-4 py-10 text-center">
      <span className="flex size-14 items-center justify-center rounded-t-full rounded-b-xl bg-danger-soft text-danger-ink">
        <Icon name="warning" className="size-7" />
      </span>
      <h1 lang="fr">Une erreur est survenue</h1>
      <p lang="fr" className="max-w-text">
        Le problème vient de notre côté. Réessayez dans un instant ; si cela continue, prévenez votre
        structure.
      </p>
      <p lang="en" className="max-w-text text-muted">
        Something went wrong on our side. Please try again in a moment; if it goes on, tell your service.
      </p>
      {digest && (
        <p className="text-muted">
          <span lang="fr">Référence</span> / <span lang="en">Reference</span>{" "}
          <code className="font-bold text-text">{digest}</code>
        </p>
      )}
      <div className="flex flex-wrap justify-center gap-3">
        <Button icon="refresh" onClick={() => retry()}>
          <span lang="fr">Réessayer</span> / <span lang="en">Try again</span>
        </Button>
        {/* A full load: what broke may be the very part that follows links. */}
        <a href="/" className="link flex min-h-target items-center">
          <span>
            <span lang="fr">Accueil</span> / <span lang="en">Home</span>
          </span>
        </a>
      </div>
    </div>
  );
}
