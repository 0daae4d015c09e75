const LONGEST = 80

/** A name that every system takes for a file: letters and figures of any language, dots, hyphens and underscores. */
export function fileName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, LONGEST)
    .replace(/^[-.]+|[-.]+$/g, '')
  return name === '' ? 'smile' : name
}
