import { useTranslation } from 'react-i18next'

import type { CheckRefusal } from '#app/survey/reports/check-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

const MOST_LISTED = 20
/** of no use to a reader: said by the code, or by a place of its own */
const UNSAID = new Set(['part', 'limit', 'bytes', 'seconds', 'megabytes', 'waiting'])

/** codes that stand for many things */
const GENERAL = new Set(['INVALID_SPEC', 'INVALID_DATA'])

/** Words for a refusal: its sentence by its code, its places by their names. */
export function useRefusalWords() {
  const { t, i18n } = useTranslation('evaluator')
  const format = useFormat()
  const exists = (key: string) => i18n.exists(key, { ns: 'evaluator' })

  function written(value: unknown): string {
    if (Array.isArray(value)) {
      const listed = value.slice(0, MOST_LISTED).map(inList).join(', ')
      const more = value.length - MOST_LISTED
      return more > 0 ? t('check.refusal.more', { listed, count: more }) : listed
    }
    if (typeof value === 'object' && value !== null) {
      return Object.entries(value)
        .map(([name, inner]) => `${name} = ${written(inner)}`)
        .join(', ')
    }
    // labels of sampling units inside others are joined by a sign nobody can read
    return String(value).replaceAll('\u0000', ' / ')
  }

  /** A margin over several variables, in a list of margins. */
  function inList(value: unknown): string {
    return Array.isArray(value) ? value.map(written).join(' × ') : written(value)
  }

  /** What was expected comes as a phrase of the format; "one of" is followed by names that stay as they are. */
  function expected(phrase: string): string {
    const choice = /^one of (.*)$/s.exec(phrase)
    if (choice) return t('check.expected.oneOf', { choices: choice[1] })
    const key = `check.expected.${phrase.replaceAll(/[^a-zA-Z0-9]+/g, '_')}`
    return exists(key) ? t(key) : phrase
  }

  return {
    sentence({ code, message, at }: CheckRefusal): string {
      const key = `check.refused.${code}`
      if (!exists(key)) return message
      const bytes = (value: unknown) => format.decimal(Number(value) / 1_000_000, 1)
      return t(key, {
        file: written(at['file'] ?? ''),
        size: bytes(at['bytes']),
        limit: bytes(at['limit']),
        seconds: written(at['seconds'] ?? ''),
        waiting: written(at['waiting'] ?? ''),
      })
    },
    /** what the format's own reader found, where code and places do not say it; in English */
    detail: ({ code, message, at }: CheckRefusal): string | null =>
      GENERAL.has(code) && !('expected' in at) && !('line' in at) ? message : null,
    /** what to do next; the general advice where the code has none of its own */
    advice: ({ code }: CheckRefusal) =>
      t(exists(`check.advice.${code}`) ? `check.advice.${code}` : 'check.advice.general'),
    places(at: Record<string, unknown>): [name: string, value: string][] {
      return Object.entries(at)
        .filter(([name, value]) => !UNSAID.has(name) && value !== '' && value !== null && value !== undefined)
        .map(([name, value]) => [
          exists(`check.place.${name}`) ? t(`check.place.${name}`) : name,
          name === 'expected' ? expected(String(value)) : written(value),
        ])
    },
  }
}

/** Which field of the form a refusal is about. */
export function partOf({ at, code }: CheckRefusal): 'spec' | 'data' {
  if (at['part'] === 'data' || at['part'] === 'files') return 'data'
  if (at['part'] === 'spec' || 'path' in at || 'margin' in at || 'margins' in at) return 'spec'
  const inData = ['row', 'rows', 'column', 'value', 'cluster', 'unit', 'stratum'].some((name) => name in at)
  return inData || code === 'NO_RESPONDENTS' ? 'data' : 'spec'
}
