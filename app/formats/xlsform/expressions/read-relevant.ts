import type { Condition } from '#app/survey/item.ts'
import { simplifyCondition } from '#app/survey/questionnaire/drafting/simplify-condition.ts'
import { readTokens, type Token } from './tokens.ts'

/**
 * Reads a `relevant` expression as a condition: comparisons of a question with a text or a number, `selected()`,
 * `count-selected()` and `string-length()` against nothing at all, joined by and, or, not() and brackets.
 *
 * @param joins can a question hold several values, so that "=" would compare all of them at once?
 * @returns null when any part of it says something else; then nothing of it is carried over
 *
 * Source: XLSForm reference, sections Relevant and Operators; W3C XPath 1.0, section 3.
 */
export function readRelevant(expression: string, joins: (name: string) => boolean): Condition | null {
  const tokens = readTokens(expression)
  if (!tokens) return null
  const reader = new Reader(tokens, joins)
  const condition = reader.either()
  return condition && reader.atEnd ? simplifyCondition(condition) : null
}

const OPPOSITE: Record<string, string> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=', '=': '=', '!=': '!=' }

class Reader {
  private at = 0

  constructor(
    private readonly tokens: Token[],
    private readonly joins: (name: string) => boolean,
  ) {}

  get atEnd(): boolean {
    return this.at === this.tokens.length
  }

  either(): Condition | null {
    return this.list(
      'or',
      () => this.both(),
      (any) => ({ any }),
    )
  }

  private both(): Condition | null {
    return this.list(
      'and',
      () => this.part(),
      (all) => ({ all }),
    )
  }

  private list(
    word: string,
    read: () => Condition | null,
    join: (parts: Condition[]) => Condition,
  ): Condition | null {
    const parts: Condition[] = []
    do {
      const part = read()
      if (!part) return null
      parts.push(part)
    } while (this.takeWord(word))
    return parts.length === 1 ? parts[0]! : join(parts)
  }

  private part(): Condition | null {
    if (this.takeSign('(')) {
      const inner = this.either()
      return inner && this.takeSign(')') ? inner : null
    }
    if (this.takeWord('not')) {
      const inner = this.takeSign('(') ? this.either() : null
      return inner && this.takeSign(')') ? { not: inner } : null
    }
    if (this.takeWord('selected')) return this.selected()
    for (const count of ['count-selected', 'string-length']) if (this.takeWord(count)) return this.counted()
    return this.comparison()
  }

  private selected(): Condition | null {
    if (!this.takeSign('(')) return null
    const [question, comma, value, end] = this.tokens.slice(this.at, this.at + 4)
    this.at += 4
    if (question?.kind !== 'question' || !isSign(comma, ',') || !isSign(end, ')')) return null
    return value?.kind === 'text' || value?.kind === 'number'
      ? { item: question.name, values: [valueOf(value)] }
      : null
  }

  /** "more than none" and "none" are all that conditions know of how many. */
  private counted(): Condition | null {
    if (!this.takeSign('(')) return null
    const [question, end, sign, number] = this.tokens.slice(this.at, this.at + 4)
    this.at += 4
    if (
      question?.kind !== 'question' ||
      !isSign(end, ')') ||
      sign?.kind !== 'sign' ||
      number?.kind !== 'number'
    ) {
      return null
    }
    const answered: Condition = { item: question.name, answered: true }
    const said = `${sign.sign}${number.value}`
    if (said === '>0' || said === '>=1' || said === '!=0') return answered
    return said === '=0' || said === '<1' ? { not: answered } : null
  }

  private comparison(): Condition | null {
    const [left, sign, right] = this.tokens.slice(this.at, this.at + 3)
    this.at += 3
    if (!left || !right || sign?.kind !== 'sign' || !(sign.sign in OPPOSITE)) return null
    if (left.kind === 'question') return this.compare(left.name, sign.sign, right)
    return right.kind === 'question' ? this.compare(right.name, OPPOSITE[sign.sign]!, left) : null
  }

  private compare(item: string, sign: string, value: Token): Condition | null {
    if (value.kind !== 'text' && value.kind !== 'number') return null
    if (sign === '=' || sign === '!=') {
      const empty = value.kind === 'text' && value.text === ''
      if (!empty && this.joins(item)) return null
      const same: Condition = empty ? { not: { item, answered: true } } : { item, values: [valueOf(value)] }
      return sign === '=' ? same : { not: same }
    }
    const than = value.kind === 'number' ? value.value : Number(value.text.trim() || NaN)
    return Number.isNaN(than) ? null : { item, compare: sign as '<' | '<=' | '>' | '>=', than }
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.at]
    if (token?.kind !== 'word' || token.word !== word) return false
    this.at++
    return true
  }

  private takeSign(sign: string): boolean {
    if (!isSign(this.tokens[this.at], sign)) return false
    this.at++
    return true
  }
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.sign === sign
}

function valueOf(token: { kind: 'text'; text: string } | { kind: 'number'; value: number }): string | number {
  return token.kind === 'text' ? token.text : token.value
}
