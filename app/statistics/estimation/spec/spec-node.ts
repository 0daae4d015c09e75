import { LARGEST } from '../../numeric/range.ts'
import { Refusal } from '../../refusal.ts'
import { closest } from './closest.ts'

/** Fields that say something to people only. */
const NOTES = ['title', 'source', 'note', 'label', 'description']

/** A value of the specification with its place, so that a refusal can name it. */
export class SpecNode {
  readonly value: unknown
  readonly path: string

  constructor(value: unknown, path: string) {
    this.value = value
    this.path = path
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null
  }

  refuse(expected: string): never {
    const place = this.path === '' ? 'The specification' : `"${this.path}"`
    throw new Refusal('INVALID_SPEC', { path: this.path, expected }, `${place} should be ${expected}.`)
  }

  field(name: string): SpecNode {
    const { value } = this
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.refuse('an object')
    const inner = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
    return new SpecNode(inner, this.path === '' ? name : `${this.path}.${name}`)
  }

  /**
   * Refuses fields that are none of these, so that a misspelt option cannot be passed over in silence. Notes for
   * people and fields set to null are welcome everywhere.
   */
  allowing(fields: readonly string[]): this {
    for (const name of this.keys()) {
      const inner = this.field(name)
      if (inner.isAbsent || fields.includes(name) || NOTES.includes(name)) continue
      const near = closest(name, fields)
      throw new Refusal(
        'INVALID_SPEC',
        { path: inner.path, expected: near ? `the field "${near}"` : `one of ${fields.join(', ')}` },
        `"${inner.path}" is no field of the format${near ? `; did you mean "${near}"?` : ` here. Known: ${fields.join(', ')}.`}`,
      )
    }
    return this
  }

  keys(): string[] {
    const { value } = this
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.refuse('an object')
    return Object.keys(value)
  }

  list(): SpecNode[] {
    if (!Array.isArray(this.value)) this.refuse('a list')
    return this.value.map((item, i) => new SpecNode(item, `${this.path}[${i}]`))
  }

  /** A list, an absent value read as an empty one. */
  listOrNone(): SpecNode[] {
    return this.isAbsent ? [] : this.list()
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.refuse('a text')
  }

  number(): number {
    return typeof this.value === 'number' && Number.isFinite(this.value)
      ? this.value
      : this.refuse('a number')
  }

  /** A number whose square and products stay finite. */
  measure(): number {
    const number = this.number()
    return Math.abs(number) <= LARGEST ? number : this.refuse(`between -${LARGEST} and ${LARGEST}`)
  }

  /** A whole number of at least `least`. */
  whole(least: number): number {
    const number = this.number()
    return Number.isInteger(number) && number >= least
      ? number
      : this.refuse(`a whole number, at least ${least}`)
  }

  positive(): number {
    const number = this.number()
    return number > 0 ? number : this.refuse('a number above 0')
  }

  boolean(fallback: boolean): boolean {
    if (this.isAbsent) return fallback
    return typeof this.value === 'boolean' ? this.value : this.refuse('true or false')
  }

  oneOf<const T extends readonly string[]>(choices: T, fallback?: T[number]): T[number] {
    if (this.isAbsent && fallback !== undefined) return fallback
    const found = choices.find((choice) => choice === this.value)
    return (
      found ??
      this.refuse(`one of ${choices.join(', ')}${this.isAbsent ? '' : `, not ${JSON.stringify(this.value)}`}`)
    )
  }

  category(): string | number {
    if (typeof this.value === 'string') return this.value
    if (typeof this.value === 'boolean') return String(this.value)
    return this.number()
  }
}
