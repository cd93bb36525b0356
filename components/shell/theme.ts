/** How the page looks: one of two themes, or whatever the system says. */
export type Theme = "system" | "light" | "dark";

/** The cookie that keeps the choice; absent means "system". */
export const THEME_COOKIE = "theme";

const YEAR_S = 365 * 24 * 3600;

/** The choice in a cookie's value; anything unknown is "system". */
export function themeOf(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}

/** Shows the theme at once and keeps the choice for a year. Browser only. */
export function applyTheme(theme: Theme): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const life = theme === "system" ? 0 : YEAR_S;
  // The Cookie Store API does the same, but not in every browser that we serve.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${life}; SameSite=Lax${secure}`;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
