import type { i18n, Resource, ResourceKey, TFunction } from 'i18next'

/** A text cut at its values: plain, value, plain, … ; null where the translator itself has to read it. */
type Pieces = string[] | null

type Ask = (key: string | string[], values?: unknown, ...rest: unknown[]) => string

/** What asks the translator for more than putting values in. */
const SPECIAL = new Set([
  ...['lng', 'lngs', 'ns', 'keyPrefix', 'context', 'ordinal', 'replace', 'interpolation', 'nest'],
  ...['returnObjects', 'returnDetails', 'joinArrays', 'postProcess', 'keySeparator', 'nsSeparator'],
])
const VALUE = /\{\{(.+?)\}\}/
const NAME = /^\w+$/

/**
 * Lets a translator read its texts once instead of at each use: a page asks for some thousand, and finding a text and
 * its values anew each time took a third of rendering it. Whatever is not a text with plain values (no such text, a
 * missing value, nested texts, formats) goes to the translator as before. A value is written as it is, whatever
 * it holds.
 *
 * @param languages whose texts are looked up, one after the other
 */
export function quickTexts(instance: i18n, resources: Resource, languages: readonly string[]): void {
  const sources = languages.map((language) => ({
    texts: flatten(resources[language] ?? {}),
    plural: new Intl.PluralRules(language),
  }))
  const found = new Map<string, Pieces>()

  function piecesOf(key: string, count: unknown): Pieces {
    if (count !== undefined && typeof count !== 'number' && typeof count !== 'string') return null
    const counted = typeof count === 'number' ? count : null
    for (const { texts, plural } of sources) {
      const text =
        counted === null
          ? texts.get(key)
          : ((counted === 0 ? texts.get(`${key}_zero`) : undefined) ??
            texts.get(`${key}_${plural.select(counted)}`) ??
            texts.get(key))
      if (text === undefined || text === '') continue
      let pieces = found.get(text)
      if (pieces === undefined) found.set(text, (pieces = cut(text)))
      return pieces
    }
    return null
  }

  const slow = instance.getFixedT.bind(instance)
  const made = new Map<string, TFunction>()
  instance.getFixedT = ((...of: [string | null, (string | readonly string[] | null)?, string?]) => {
    const [language, namespace, prefix] = of
    const known = language === null || language === instance.language
    if (!known || prefix !== undefined || Array.isArray(namespace)) return slow(...(of as [string]))
    const main = (namespace as string | null | undefined) ?? String(instance.options.defaultNS)
    const kept = made.get(`${language} ${main}`)
    if (kept) return kept
    const fallback = slow(...(of as [string])) as unknown as Ask
    const quick: Ask = (key, values, ...rest) => {
      const told = typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : null
      const full = typeof key === 'string' ? (key.includes(':') ? key : `${main}:${key}`) : null
      const pieces = full === null || rest.length > 0 ? null : piecesOf(full, told?.['count'])
      const text = pieces && putIn(pieces, told)
      return text ?? fallback(key, values, ...rest)
    }
    const fixed = Object.assign(quick, { lng: language, ns: main }) as unknown as TFunction
    made.set(`${language} ${main}`, fixed)
    return fixed
  }) as typeof instance.getFixedT
  // all are there from the start; pages ask in every component
  instance.hasLoadedNamespace = () => true
}

/** Texts by `namespace:key`, keys of objects joined by dots. */
function flatten(namespaces: Record<string, ResourceKey>): Map<string, string> {
  const texts = new Map<string, string>()
  const take = (name: string, value: unknown) => {
    if (typeof value === 'string') texts.set(name, value)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) take(`${name}.${key}`, inner)
    }
  }
  for (const [namespace, keys] of Object.entries(namespaces)) {
    for (const [key, value] of Object.entries(keys)) take(`${namespace}:${key}`, value)
  }
  return texts
}

function cut(text: string): Pieces {
  if (text.includes('$t(')) return null
  const pieces = text.split(VALUE).map((piece, at) => (at % 2 === 1 ? piece.trim() : piece))
  return pieces.every((piece, at) => at % 2 === 0 || NAME.test(piece)) ? pieces : null
}

/** null where a value is missing or is neither text nor number, or where more is asked for. */
function putIn(pieces: string[], values: Record<string, unknown> | null): string | null {
  if (values) for (const name in values) if (SPECIAL.has(name)) return null
  let text = pieces[0] ?? ''
  for (let at = 1; at < pieces.length; at += 2) {
    const name = pieces[at]!
    const value = values?.[name]
    if (typeof value === 'string') text += value
    else if (typeof value === 'number') text += String(value)
    else return null
    text += pieces[at + 1]!
  }
  return text
}
