/** Lower case without spaces, apostrophes and accents, so that "Xi'an", "xian" and "Xī’ān" are one. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s'’·.-]/g, '')
    .toLowerCase()
}
