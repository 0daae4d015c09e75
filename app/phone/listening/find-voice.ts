/** The voices that speak a page's language, the best first. Cantonese is read in Hong Kong and Macao, Mandarin elsewhere. */
const SPOKEN: Record<string, RegExp[]> = {
  'zh-CN': [/^zh-(cn|hans)/, /^zh(-sg)?$/, /^zh-tw/],
  'zh-Hant': [/^(zh-hk|zh-mo|yue|zh-hant-(hk|mo))/, /^zh-(tw|hant)/],
  en: [/^en/],
}

/**
 * A voice of the phone's own in a page's language. Voices that are computed elsewhere are left alone: what is read with
 * them is sent to their maker.
 *
 * @returns null when the phone has none
 */
export function findVoice(language: string): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in window)) return null
  const own = speechSynthesis.getVoices().filter(({ localService }) => localService)
  for (const tag of SPOKEN[language] ?? []) {
    const voice = own.find(({ lang }) => tag.test(plain(lang)))
    if (voice) return voice
  }
  return null
}

/** `zh_CN` and `cmn-Hans-CN` are ways to write `zh-cn`. */
function plain(tag: string): string {
  return tag
    .toLowerCase()
    .replace(/_/g, '-')
    .replace(/^cmn(-hans)?/, 'zh')
}
