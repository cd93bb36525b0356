/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pino", "rate-limiter-flexible", "undici"],
  // For what the proxy is not asked about: scripts, icons, the health. Pages get theirs in proxy.ts.
  headers: async () => [
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
  // One copy of the parsers in the browser: the page's own hooks bring the same ones.
  turbopack: { resolveAlias: { "nuqs/server": { browser: "nuqs" } } },
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
  // Types are checked by `npm test`; TypeScript 7 has no API for Next's own check.
  typescript: { ignoreBuildErrors: true },
};

export default config;
