import pino, { type Logger } from 'pino'

/** Structured log on standard error. No answers, addresses, tokens or names of residents are ever given to it. */
export function makeLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}

/** A path as it may be logged: what follows an address that is itself a secret is left out. */
export function loggedPath(url: string): string {
  return new URL(url).pathname.replace(/^(\/account\/reset\/|\/i\/).+$/, '$1…')
}
