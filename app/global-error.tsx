"use client";

import { Failure, type FailureProps } from "@/components/home/failure";
import { fontClass } from "@/components/layout/font";
import "./globals.css";

/** Where even the root layout broke: a whole document of its own. */
export default function GlobalFailure(props: FailureProps) {
  return (
    <html lang="fr" className={fontClass}>
      <head>
        <title>Portail Famille</title>
      </head>
      <body>
        <main id="contenu" tabIndex={-1} className="page">
          <Failure {...props} />
        </main>
      </body>
    </html>
  );
}
