const SEPARATORS = /[,，、;；\n]+|(?<=[\p{Script=Han}\d])\s+/u

/** Names or codes written in one field, separated by commas, lines, or spaces after Chinese and digits. */
export function splitNames(text: string): string[] {
  return text
    .split(SEPARATORS)
    .map((name) => name.trim())
    .filter(Boolean)
}
