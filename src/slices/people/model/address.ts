/** An e-mail address in the form in which addresses are compared and kept: trimmed, without capitals. */
export function addressKey(typed: string): string {
  return typed.trim().toLowerCase();
}
