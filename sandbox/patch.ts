type Patch = { readonly set?: Record<string, unknown> | undefined; readonly drop?: string[] | undefined };

/** `fields` with some set to anything and some left out. */
export function patched(fields: Record<string, unknown>, patch: Patch | undefined): Record<string, unknown> {
  if (!patch) return fields;
  const result = { ...fields, ...patch.set };
  for (const field of patch.drop ?? []) delete result[field];
  return result;
}
