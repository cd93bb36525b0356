/** Named on the server, since browsers call some countries otherwise. */
export type CountryOption = { readonly code: string; readonly name: string };
