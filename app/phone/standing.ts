import type { Survey } from './survey.ts'
import type { Visit } from './visit.ts'

/**
 * Tells at which question a page was left, and that it is looked at again: two numbers change on the server, nothing
 * names the visit. Without a network nothing is told, and nothing is lost.
 */
export function tellStanding(survey: Survey, current: () => Visit | null): void {
  let left: string | null = null

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return tell(null)
    const at = current()?.at ?? ''
    const screen = at === ':check' ? 'check' : at
    if (screen && !screen.startsWith(':')) tell(screen)
  })

  function tell(at: string | null): void {
    if (at === left) return
    const body = JSON.stringify({ city: survey.city, back: left, at })
    left = at
    fetch(`/api/v1/waves/${survey.wave}/standing`, { method: 'POST', body, keepalive: true }).catch(() => {
      left = null
    })
  }
}
