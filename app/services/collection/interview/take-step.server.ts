import { writeField } from '#app/survey/rules/item-field.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import type { CellConditions } from '#app/survey/rules/quota.ts'
import { present } from '#app/survey/rules/present.ts'
import { inSimpleWords } from '#app/survey/questionnaire/simple-words.ts'
import { stepInterview, type InterviewView } from '#app/survey/rules/interview.ts'
import type { Collection } from '../collection.server.ts'
import type { CityForm, LiveWave } from '#app/services/collection/waves/live-waves.server.ts'
import {
  isTicketFault,
  type PostIssue,
  type SubmitOutcome,
  type TicketFault,
} from '../taking-in/response-post.ts'
import {
  newFormState,
  readFormState,
  writeFormState,
  type FormPlace,
  type FormState,
} from './form-state.server.ts'

/** Why a wave's page asks no questions. */
export type NotAsking = 'unknownWave' | 'unknownCity' | 'draft' | 'paused' | 'closed'

export type WavePage =
  | { asking: true; live: LiveWave; form: CityForm }
  | { asking: false; why: NotAsking; live: LiveWave | null; form: CityForm | null }

/** Looks up a wave and city as an address names them, and says whether questions may be asked there now. */
export async function findWavePage(collection: Collection, wave: string, city: string): Promise<WavePage> {
  const live = await collection.waves.find(wave)
  if (!live) return { asking: false, why: 'unknownWave', live, form: null }
  const form = await live.cityForm(city)
  if (!form) return { asking: false, why: 'unknownCity', live, form }
  const { status } = live.wave
  return status === 'open' ? { asking: true, live, form } : { asking: false, why: status, live, form }
}

/** What a page without script shows next. */
export interface InterviewPage {
  view: InterviewView | { kind: 'declined' } | { kind: 'again' }
  /** the hidden field; null where nothing has been answered yet */
  state: string | null
  answers: Answers
  /** the questionnaire as this resident is shown it */
  items: Item[]
  /** in simpler words? */
  simple: boolean
  /** why the answers could not be taken, when they were handed in */
  refusal: Refusal | null
}

/** Key of a sentence under `refused`. */
export type Refusal = 'busy' | 'storage-failed' | 'too-many' | 'outdated_notice' | TicketFault | 'other'

/** One step of an interview without script: reads what the page carried and says what comes next. */
export function takeStep(
  place: FormPlace,
  { wave }: { wave: Pick<LiveWave['wave'], 'noticeVersion'> },
  { items: all, split, full = [] }: Pick<CityForm, 'items' | 'split'> & { full?: CellConditions[] },
  form: URLSearchParams,
  handedIn: SubmitOutcome | null,
  now: Date,
): InterviewPage {
  const intent = form.get('intent') ?? 'next'
  const nothing = { state: null, answers: {}, items: [], simple: false, refusal: null }
  if (intent === 'decline') return { view: { kind: 'declined' }, ...nothing }
  const carried = readFormState(place, form.get('state'))
  const state = carried ?? (intent === 'start' ? newFormState(wave.noticeVersion, now) : null)
  if (!state) return { view: { kind: 'again' }, ...nothing }

  const simple = inSimpler(form, intent, state)
  const worded = simple ? inSimpleWords(all) : all
  if (handedIn?.outcome === 'refused' && handedIn.reason === 'quota-full') {
    return { view: { kind: 'full' }, ...nothing }
  }
  const { items } = present(worded, split, state.draw)
  const step =
    intent === 'start'
      ? { answers: state.answers, view: firstScreen(items, state.answers) }
      : stepInterview(
          items,
          state.answers,
          {
            screen: form.get('screen') ?? '',
            intent: intent.startsWith('words:') ? 'stay' : intent,
            fromCheck: form.get('from') === 'check',
            fields: form.getAll('answer'),
          },
          full,
        )
  return {
    ...step,
    items,
    simple,
    state: writeFormState(place, {
      ...state,
      simple,
      simpleShown: simple || (state.simpleShown ?? false),
      answers: step.answers,
    }),
    refusal: handedIn ? refusalOf(handedIn) : null,
  }
}

/** Simpler words are chosen on the first screen, and changed on every other. */
function inSimpler(form: URLSearchParams, intent: string, { simple = false }: FormState): boolean {
  if (intent === 'start') return form.get('words') === 'simple'
  return intent.startsWith('words:') ? intent === 'words:simple' : simple
}

function firstScreen([first]: Item[], answers: Answers): InterviewView {
  if (!first) return { kind: 'check' }
  return { kind: 'item', index: 0, fields: writeField(answers[first.code]), issue: null, fromCheck: false }
}

function refusalOf(handedIn: SubmitOutcome): Refusal | null {
  if (handedIn.outcome === 'invalid') return issueRefusal(handedIn.issues)
  if (handedIn.outcome !== 'refused') return null
  const { reason } = handedIn
  return reason === 'busy' || reason === 'storage-failed' || reason === 'too-many' ? reason : 'other'
}

function issueRefusal(issues: PostIssue[]): Refusal {
  const codes = issues.map(({ code }) => code)
  if (codes.includes('outdated_notice')) return 'outdated_notice'
  return codes.find((code) => isTicketFault(code)) ?? 'other'
}
