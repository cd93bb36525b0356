/** Unsent drafts that this tab keeps are under names that begin so (components/lead-form, sessionStorage). */
const OURS = "lead-desk.";

/** Removes what this tab keeps of unsent work where it names this email. */
export function forgetDraftsOf(email: string): void {
  const wanted = email.trim().toLowerCase();
  for (const key of Object.keys(sessionStorage)) {
    const kept = key.startsWith(OURS) ? sessionStorage.getItem(key) : null;
    if (kept?.toLowerCase().includes(wanted)) sessionStorage.removeItem(key);
  }
}
