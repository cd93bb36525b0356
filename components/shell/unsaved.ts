import { leadsInWords } from "#lib/domain/history-words.ts";
import { OUTBOX_NAME, parseOutbox } from "#lib/domain/kept-lead.ts";

/** Leads that were handed in in this tab and that the desk has not saved yet, on whatever page. */
function unsavedLeads(): number {
  return Object.keys(sessionStorage)
    .filter((name) => name.startsWith(OUTBOX_NAME))
    .reduce((sum, name) => sum + parseOutbox(sessionStorage.getItem(name)).length, 0);
}

/** What signing out would lose, in words; null where it loses nothing but a draft. */
export function unsavedInWords(): string | null {
  const leads = unsavedLeads();
  if (leads > 0) {
    const [are, them] = leads === 1 ? ["is", "it"] : ["are", "them"];
    return `${leadsInWords(leads)} ${are} not saved yet. Add lead saves ${them}; signing out erases ${them}.`;
  }
  // Whatever would have the browser ask "Leave site?" is worth asking about while there is still a way back.
  const asks = !dispatchEvent(new Event("beforeunload", { cancelable: true }));
  return asks ? "This page holds work that is not sent yet; signing out erases it." : null;
}
