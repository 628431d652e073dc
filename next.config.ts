import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withText = createNextIntlPlugin("./lib/text/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  images: { unoptimized: true },
  // The thread that reads PDFs is loaded by Node itself.
  outputFileTracingIncludes: {
    "/**": [
      "./lib/files/**/*.ts",
      "./node_modules/{@cantoo/pdf-lib,culori,fflate,node-html-better-parser,html-entities,tslib}/**/*.{json,js,mjs}",
    ],
  },
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino", "nodemailer"],
  experimental: {
    // Ten thousand ticked cells still reach the refusal that says how many are too many.
    serverActions: { bodySizeLimit: "4mb" },
  },
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
          { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
          {
            key: "Permissions-Policy",
            value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
          },
        ],
      },
    ];
  },
};

export default withText(config);
