import "server-only";

/** Whether the desk is reached by https: by it go Secure cookies, HSTS and upgrade-insecure-requests alike. */
export function isHttps(appUrl: string | undefined): boolean {
  return appUrl !== undefined && URL.canParse(appUrl) && new URL(appUrl).protocol === "https:";
}
