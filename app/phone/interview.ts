import { readField, withAnswer } from '#app/survey/rules/item-field.ts'
import { present } from '#app/survey/rules/present.ts'
import { stepInterview } from '#app/survey/rules/interview.ts'
import { keepAsked } from '#app/survey/rules/road.ts'
import { checkValue, type IssueCode } from '#app/survey/rules/rules.ts'
import { Delivery } from './sending/delivery.ts'
import { Invitation } from './invitation.ts'
import { watchListening } from './listening/listen-button.ts'
import { keepLoneAnswers } from './lone-answers.ts'
import type { Offline } from './offline/offline.ts'
import type { Screens } from './screens.ts'
import type { Sent } from './sending/send.ts'
import { Work } from './sending/work.ts'
import { tellStanding } from './standing.ts'
import type { Survey } from './survey.ts'
import { newVisit, type Invited, type Keeper, type Visit } from './visit.ts'

const CHECK = ':check'
const SENDING = ':sending'

/** Where an entry of the browser's history stands; `at` null is the opening screen. */
interface Mark {
  at: string | null
  /** entries of ours before this one: whether "Back" may use the history */
  depth: number
  fromCheck: boolean
}

/** The interview on the phone: moves at once, keeps everything, and sends until the answers have arrived. */
export class Interview {
  private readonly survey: Survey
  private readonly screens: Screens
  private readonly keeper: Keeper
  private readonly offline: Offline
  private readonly delivery: Delivery
  private readonly invitation: Invitation
  private readonly work: Work
  /** of somebody who turned out not to be asked, and may start again */
  private invited: Invited | undefined
  private visit: Visit | null = null
  private mark: Mark = { at: null, depth: 0, fromCheck: false }

  constructor(survey: Survey, screens: Screens, keeper: Keeper, offline: Offline) {
    this.survey = survey
    this.screens = screens
    this.keeper = keeper
    this.offline = offline
    this.invitation = new Invitation(survey, (visit) => keeper.write(visit))
    this.work = new Work(survey, (visit) => keeper.write(visit))
    this.delivery = new Delivery(survey, offline, this.invitation, this.work)
    this.delivery.onFinal = (sent) => this.finish(sent)
    this.delivery.onUnsent = (why, leaves) => this.showUnsent(why, leaves)
  }

  /** Takes over the page: goes on where this phone stopped, or waits for the start. */
  begin(): void {
    const { form } = this.screens
    let pressed: HTMLButtonElement | null = null
    document.addEventListener('click', (event) => {
      const target = event.target as Element
      pressed = target.closest('button')
      if (!target.closest('a[href="#answer"]')) return
      event.preventDefault()
      document.getElementById('answer')?.focus()
    })
    form.addEventListener('submit', (event) => {
      if (this.takes(pressed?.value ?? 'next')) event.preventDefault()
    })
    form.addEventListener('change', ({ target }) => {
      keepLoneAnswers(form, target)
      this.keepEntered()
    })
    form.addEventListener('input', ({ target }) => {
      keepLoneAnswers(form, target)
      this.keepEntered()
    })
    watchListening(form, this.survey)
    addEventListener('popstate', (event) => {
      this.keepEntered()
      this.show((event.state as Mark | null) ?? { at: null, depth: 0, fromCheck: false })
    })

    this.watch()
    const code = this.keeper.readCode()
    if (code) return this.showDone(code)
    const kept = this.keeper.read()
    if (kept?.noticeVersion === this.survey.noticeVersion) this.resume(kept)
    else if (!this.keeper.works) this.screens.note(this.survey.notKept)
  }

  /** Tells the server at which question visits stop. */
  protected watch(): void {
    tellStanding(this.survey, () => this.visit)
  }

  /** Does the phone itself do what a button asks for? What it leaves, the form sends to the server. */
  private takes(intent: string): boolean {
    if (intent === 'start') this.start()
    else if (intent === 'back' && this.mark.depth > 0) history.back()
    else if (/^(next|back|send|change:.*)$/.test(intent)) this.step(intent)
    else if (intent.startsWith('words:')) this.reword(intent === 'words:simple')
    else if (intent === 'clear' || intent === 'restart') this.clear()
    else return false
    return true
  }

  private start(): void {
    const visit = (this.visit ??= this.shown(newVisit(this.survey.noticeVersion)))
    const box = this.screens.form.querySelector<HTMLInputElement>('input[name="words"]')
    visit.simple = box?.checked ?? false
    if (this.invited) visit.invited ??= this.invited
    this.redeem(visit)
    void this.work.do(visit)
    this.go(this.survey.items[0]?.code ?? CHECK, false)
    this.offline.keep()
  }

  /** Exchanges the invitation while the questions are answered; where nothing is kept, not before the answers leave. */
  private redeem(visit: Visit): void {
    this.invitation.take(visit)
    if (!visit.invited || visit.invited.proof || !this.keeper.works) return
    void this.invitation.redeem(visit, false).then((redeemed) => {
      if (typeof redeemed !== 'object' || this.visit !== visit) return
      this.screens.note(`${redeemed.refused} ${this.survey.tickets.open}`)
    })
  }

  /** Says the same in simpler words, or in the usual ones again; what has been entered stays. */
  private reword(simple: boolean): void {
    const { visit } = this
    if (!visit) return
    visit.simple = simple
    visit.simpleShown ||= simple
    this.keeper.write(visit)
    this.screens.reword(simple)
  }

  /** Lays the questionnaire out as the visit's draw says. */
  private shown(visit: Visit): Visit {
    const { all, split } = this.survey
    this.survey.items = present(all, split, visit.draw).items
    return visit
  }

  private resume(kept: Visit): void {
    this.offline.keep()
    const visit = this.shown(kept)
    this.visit = { ...visit, answers: keepAsked(this.survey.items, visit.answers) }
    this.redeem(this.visit)
    void this.work.do(this.visit)
    if (kept.at === SENDING) return this.step('send')
    const before = history.state as Mark | null
    this.show(before?.at === kept.at ? before : { at: kept.at, depth: 0, fromCheck: false })
    this.screens.note(this.survey.resume)
  }

  /** Takes what is on the screen and goes where the rules lead. */
  private step(intent: string): void {
    const { visit, mark } = this
    if (!visit) return
    const screen = mark.at ?? ''
    const post = { screen, intent, fromCheck: mark.fromCheck, fields: this.entered() }
    const { answers, view } = stepInterview(this.survey.items, visit.answers, post, this.survey.full)
    visit.answers = answers
    if (view.kind === 'screened-out' || view.kind === 'full') {
      this.invited = visit.invited
      this.forget()
      this.screens.show(`:${view.kind}`)
    } else if (view.kind === 'intro') this.show({ at: null, depth: 0, fromCheck: false })
    else if (view.kind === 'item') this.goToItem(view)
    else if (intent === 'send') this.send(visit)
    else this.go(CHECK, false)
  }

  private goToItem({
    index,
    issue,
    fromCheck,
  }: {
    index: number
    issue: IssueCode | null
    fromCheck: boolean
  }) {
    const { items, issues } = this.survey
    const code = items[index]?.code ?? CHECK
    if (code !== this.mark.at || !issue) this.go(code, fromCheck)
    if (issue) this.screens.complain(issues[issue] ?? '', true)
  }

  /** Sends what stands on the screen that shows all answers. */
  protected send(visit: Visit): void {
    if (this.mark.at !== SENDING) this.go(SENDING, false)
    this.delivery.start(visit)
  }

  private finish(sent: Exclude<Sent, { result: 'unsent' }>): void {
    if (sent.result === 'arrived') {
      this.forget()
      this.keeper.writeCode(sent.code)
      return this.showDone(sent.code)
    }
    if (sent.result === 'full') {
      this.forget()
      return this.screens.show(':full')
    }
    if (sent.result === 'closed') {
      if (sent.forGood) this.forget()
      // the server's own page says why nothing is asked any more
      return location.reload()
    }
    this.showRefused(sent.issues)
  }

  private showRefused(issues: { item: string; message: string }[]): void {
    const { items, invalid, tickets } = this.survey
    const faulty = issues.find(({ item }) => items.some(({ code }) => code === item))
    if (faulty) {
      this.go(faulty.item, true)
      return this.screens.complain(faulty.message, true)
    }
    this.go(CHECK, false)
    const [issue] = issues
    if (issue?.item !== 'ticket') return this.screens.complain(issue?.message ?? invalid, false)
    if (this.visit) delete this.visit.invited
    this.screens.complain(`${issue.message} ${tickets.open}`, false)
  }

  private showUnsent(why: 'offline' | 'busy', leaves: boolean): void {
    if (this.mark.at !== SENDING) return
    this.screens.showUnsent(why, leaves)
  }

  private showDone(code: string): void {
    this.mark = { at: null, depth: 0, fromCheck: false }
    history.replaceState(this.mark, '')
    this.screens.showDone(code)
  }

  /** Shows a screen as a new step of the browser's history. */
  private go(at: string, fromCheck: boolean): void {
    if (!history.state) history.replaceState(this.mark, '')
    const mark = { at, depth: this.mark.depth + 1, fromCheck }
    history.pushState(mark, '')
    this.show(mark)
  }

  private show(mark: Mark): void {
    const { visit } = this
    const code = this.keeper.readCode()
    if (!visit && code) return this.screens.showDone(code)
    this.mark = mark
    if (mark.at !== SENDING) this.delivery.stop()
    if (!visit || mark.at === null) return this.screens.showOpening()
    visit.at = mark.at
    this.keeper.write(visit)
    const index = this.indexOf(mark.at)
    if (mark.at === SENDING) this.screens.show(SENDING)
    else if (index >= 0) {
      this.screens.showItem(index, visit.answers)
      this.reword(visit.simple ?? false)
    } else this.screens.showCheck(keepAsked(this.survey.items, visit.answers))
    if (this.keeper.works) this.screens.showKept(true)
  }

  /** Keeps what stands on the screen, as far as it is an answer: a reload or a call loses nothing. */
  private keepEntered(): void {
    const item = this.survey.items[this.indexOf(this.mark.at)]
    if (!this.visit || !item) return
    const value = readField(item, this.entered())
    if (value !== undefined && checkValue(item, value)) return
    this.visit.answers = withAnswer(this.visit.answers, item, value)
    this.keeper.write(this.visit)
  }

  private entered(): string[] {
    return new FormData(this.screens.form).getAll('answer').map(String)
  }

  private indexOf(at: string | null): number {
    return this.survey.items.findIndex(({ code }) => code === at)
  }

  private forget(): void {
    this.visit = null
    this.work.stop()
    this.delivery.stop()
    this.keeper.clear()
    this.screens.showKept(false)
  }

  /** Throws away what this phone holds of the visit, and waits for the start. */
  clear(): void {
    this.forget()
    this.offline.clear()
    this.mark = { at: null, depth: 0, fromCheck: false }
    history.replaceState(this.mark, '')
    this.screens.showOpening()
  }
}
