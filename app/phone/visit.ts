import type { Answers } from '#app/survey/item.ts'
import type { Exchange } from './tickets/exchange.ts'

/** What the phone holds of an invitation. */
export interface Invited {
  code: string
  /** a blinded ticket that waits for its signature */
  kept: Exchange['kept']
  /** what goes out with the answers: the ticket; the code itself where no ticket can be made */
  proof?: string
}

/** One resident's way through the questions on this phone. */
export interface Visit {
  /** made once; every attempt to send carries the same one */
  submissionId: string
  /** milliseconds since 1970 at which the first question was shown */
  startedAt: number
  noticeVersion: string
  /** by which the questionnaire is shown to this resident */
  draw: number
  /** asked in simpler words now; and whether any question was */
  simple?: boolean
  simpleShown?: boolean
  /** what shows that this browser worked for its answers, where the wave asks for it */
  work?: string
  /** present: came by an invitation */
  invited?: Invited
  answers: Answers
  /** the screen: an item's code, or one of the fixed screens */
  at: string
}

/** Keeps a visit on the phone, so that it survives reloads and dead batteries. */
export interface Keeper {
  /** false: this browser keeps nothing */
  works: boolean
  read(): Visit | null
  write(visit: Visit): void
  clear(): void
  /** the withdrawal code, until the tab is closed */
  readCode(): string | null
  writeCode(code: string): void
}

export function openKeeper(wave: string, city: string): Keeper {
  const key = `smile ${wave} ${city}`
  const local = usable(() => localStorage)
  const session = usable(() => sessionStorage)
  return {
    works: local !== null,
    read() {
      try {
        return JSON.parse(local?.getItem(key) ?? 'null') as Visit | null
      } catch {
        return null
      }
    },
    write: (visit) => quietly(() => local?.setItem(key, JSON.stringify(visit))),
    clear() {
      quietly(() => local?.removeItem(key))
      quietly(() => session?.removeItem(key))
    },
    readCode: () => session?.getItem(key) ?? null,
    writeCode: (code) => quietly(() => session?.setItem(key, code)),
  }
}

export function newVisit(noticeVersion: string): Visit {
  const draw = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  return { submissionId: uuid(), startedAt: Date.now(), noticeVersion, draw, answers: {}, at: '' }
}

/** Private modes and in-app browsers may refuse even to name their storage. */
function usable(open: () => Storage): Storage | null {
  try {
    const storage = open()
    storage.setItem('smile', '')
    storage.removeItem('smile')
    return storage
  } catch {
    return null
  }
}

/** A full storage must not stop anybody from answering. */
function quietly(work: () => void): void {
  try {
    work()
  } catch {
    return
  }
}

/** `crypto.randomUUID` is missing on plain http and in browsers some years old. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
