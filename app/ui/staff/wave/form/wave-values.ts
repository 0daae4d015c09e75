import type { LocalText } from '#app/survey/item.ts'
import { DEFAULT_POPULATION } from '#app/survey/wave/new-wave.ts'
import { modesOf, MODES, type Mode } from '#app/survey/wave/modes.ts'
import { LATEST_NOTICE } from '#app/survey/wave/notice.ts'
import type { ParticipationDesign, WaveSettings } from '#app/survey/wave/wave.ts'

/** What stands in the fields of the form for a new wave, as text. */
export interface WaveValues {
  id: string
  titleZh: string
  titleEn: string
  /** a form, or a version of a questionnaire */
  form: string
  opensOn: string
  closesOn: string
  languages: string[]
  populationZh: string
  populationEn: string
  minutes: string
  retentionMonths: string
  /** beside answering by oneself */
  modes: string[]
  design: string
  invited: string
  clusters: string[]
  cities: string[]
  organiserZh: string
  organiserEn: string
  controller: string
  legalBasis: string
  noticeVersion: string
  /** `yes` where the wave is to open on its first day */
  opensItself: string[]
  /** how much browsers work, or `off` */
  proofOfWork: string
  contact: string
  formNumber: string
  approvedBy: string
  approvalNumber: string
  validUntil: string
}

/** The form before anything is filled in. */
export const EMPTY_WAVE: WaveValues = {
  id: '',
  titleZh: '',
  titleEn: '',
  form: 'short',
  opensOn: '',
  closesOn: '',
  languages: ['zh-CN', 'en'],
  populationZh: DEFAULT_POPULATION['zh-CN'],
  populationEn: DEFAULT_POPULATION.en,
  minutes: '',
  retentionMonths: '24',
  modes: ['web'],
  design: 'open',
  invited: '',
  clusters: [],
  cities: [],
  organiserZh: '',
  organiserEn: '',
  controller: '',
  legalBasis: '',
  noticeVersion: LATEST_NOTICE,
  opensItself: [],
  proofOfWork: 'off',
  contact: '',
  formNumber: '',
  approvedBy: '',
  approvalNumber: '',
  validUntil: '',
}

/** Reads the fields as they were sent. */
export function readWaveValues(form: URLSearchParams): WaveValues {
  const text = (name: string) => (form.get(name) ?? '').trim()
  const entries = Object.entries(EMPTY_WAVE).map(([name, empty]) => [
    name,
    Array.isArray(empty) ? form.getAll(name) : text(name),
  ])
  return Object.fromEntries(entries) as unknown as WaveValues
}

/**
 * The wave that the fields describe, as `createWave` takes it. A chosen cluster stands for all its cities.
 *
 * @param register every city with its cluster
 * @param before the wave's cities as they are, whose design `keep` leaves alone
 */
export function waveOfValues(
  values: WaveValues,
  register: { code: string; cluster: string }[],
  before: { code: string; design: ParticipationDesign }[] = [],
) {
  const codes = register
    .filter(({ code, cluster }) => values.cities.includes(code) || values.clusters.includes(cluster))
    .map(({ code }) => code)
  const invited = numberOf(values.invited)
  const legal = Object.fromEntries(
    (
      [
        'controller',
        'legalBasis',
        'contact',
        'formNumber',
        'approvedBy',
        'approvalNumber',
        'validUntil',
      ] as const
    )
      .filter((name) => values[name] !== '')
      .map((name) => [name, values[name]]),
  )
  const organiser = { 'zh-CN': values.organiserZh, en: values.organiserEn || values.organiserZh }
  return {
    id: values.id,
    title: { 'zh-CN': values.titleZh, en: values.titleEn },
    ...(values.form.includes('@') ? { questionnaire: values.form } : { form: values.form }),
    noticeVersion: values.noticeVersion,
    opensItself: values.opensItself.includes('yes'),
    proofOfWork: ['', 'off'].includes(values.proofOfWork) ? undefined : values.proofOfWork,
    opensOn: values.opensOn,
    closesOn: values.closesOn,
    languages: values.languages,
    population: { 'zh-CN': values.populationZh, en: values.populationEn },
    ...(values.minutes === '' ? {} : { minutes: numberOf(values.minutes) }),
    retentionMonths: numberOf(values.retentionMonths),
    modes: modesOf({ modes: values.modes.filter(isMode) }),
    cities: codes.map((code) =>
      designOf(code) === 'invited'
        ? { code, design: 'invited', ...(values.invited === '' ? {} : { invited }) }
        : { code, design: 'open' },
    ),
    legal: { ...legal, ...(organiser['zh-CN'] === '' ? {} : { organiser }) },
  }

  function designOf(code: string): string {
    if (values.design !== 'keep') return values.design
    return before.find((city) => city.code === code)?.design ?? 'open'
  }
}

interface StoredWave {
  id: string
  title: LocalText
  opensOn: string
  closesOn: string
  languages: string[]
  noticeVersion: string
  settings: WaveSettings
  questionnaire: { id: string }
  cities: { code: string }[]
}

/** The fields as they stand for a wave that is there. */
export function valuesOfWave(wave: StoredWave): WaveValues {
  const { settings } = wave
  const { legal } = settings
  return {
    id: wave.id,
    titleZh: wave.title['zh-CN'],
    titleEn: wave.title.en,
    form: wave.questionnaire.id,
    opensOn: wave.opensOn,
    closesOn: wave.closesOn,
    languages: wave.languages,
    populationZh: settings.population['zh-CN'],
    populationEn: settings.population.en,
    minutes: String(settings.minutes),
    retentionMonths: String(settings.retentionMonths),
    modes: modesOf(settings),
    design: 'keep',
    invited: '',
    clusters: [],
    cities: wave.cities.map(({ code }) => code),
    organiserZh: legal.organiser?.['zh-CN'] ?? '',
    organiserEn: legal.organiser?.en ?? '',
    controller: legal.controller ?? '',
    legalBasis: legal.legalBasis ?? '',
    noticeVersion: wave.noticeVersion,
    opensItself: settings.opensItself ? ['yes'] : [],
    proofOfWork: settings.proofOfWork ?? 'off',
    contact: legal.contact ?? '',
    formNumber: legal.formNumber ?? '',
    approvedBy: legal.approvedBy ?? '',
    approvalNumber: legal.approvalNumber ?? '',
    validUntil: legal.validUntil ?? '',
  }
}

function isMode(name: string): name is Mode {
  return (MODES as readonly string[]).includes(name)
}

/** NaN for what is no number, which the schema then refuses by name. */
function numberOf(text: string): number {
  return text === '' ? NaN : Number(text)
}

/** Fields of the form by the path at which the schema or the service finds something wrong. */
const FIELDS: [path: RegExp, field: keyof WaveValues][] = [
  [/^id$/, 'id'],
  [/^title\.en$/, 'titleEn'],
  [/^title/, 'titleZh'],
  [/^form$|^questionnaire$/, 'form'],
  [/^opensOn$/, 'opensOn'],
  [/^closesOn$/, 'closesOn'],
  [/^languages/, 'languages'],
  [/^noticeVersion$/, 'noticeVersion'],
  [/^population\.en$/, 'populationEn'],
  [/^population/, 'populationZh'],
  [/^minutes$/, 'minutes'],
  [/^retentionMonths$/, 'retentionMonths'],
  [/^cities\.\d+\.invited$/, 'invited'],
  [/^cities/, 'cities'],
]

/** Field that a refusal as a whole belongs to, by its code. */
const FIELD_OF_CODE: Record<string, keyof WaveValues> = {
  WAVE_EXISTS: 'id',
  DATES_REVERSED: 'closesOn',
  UNKNOWN_CITY: 'cities',
  REPEATED_CITY: 'cities',
  UNKNOWN_QUESTIONNAIRE: 'form',
  UNKNOWN_FRAMEWORK: 'form',
  NOT_TRANSLATED: 'languages',
  NO_FRAME: 'invited',
  TOO_FEW_INVITATIONS: 'invited',
  CITY_HAS_INVITATIONS: 'cities',
  CLOSING_DAY_PAST: 'closesOn',
}

/** Texts of two fields: the empty one is meant, the first where both are filled or empty. */
const PAIRS: Partial<Record<keyof WaveValues, keyof WaveValues>> = {
  titleZh: 'titleEn',
  populationZh: 'populationEn',
}

/** The fields that a refusal speaks of; the first field when it names none. */
export function fieldsOfRefusal(
  error: { code: string; at?: Record<string, unknown> },
  values: WaveValues,
): (keyof WaveValues)[] {
  const issues = (error.at?.['issues'] ?? []) as { field: string }[]
  const found = issues.map(({ field }) => {
    const first = FIELDS.find(([path]) => path.test(field))?.[1] ?? 'id'
    const second = PAIRS[first]
    return second && values[first] !== '' && values[second] === '' ? second : first
  })
  return found.length > 0 ? [...new Set(found)] : [FIELD_OF_CODE[error.code] ?? 'id']
}
