/** The name of a code, source or coder of an answer. */
export function nameIn(named: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return named.find((one) => one.id === id)?.name ?? '';
}
