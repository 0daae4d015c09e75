import { breakFormSchema, bridgeFormSchema, type Declaration } from '#app/survey/trend/declaration.ts'

/** What is wrong with a field of a form: a key under `trends.problem`. */
type FormProblem = 'reason' | 'number' | 'bridge' | 'form'

/** The fields of a form that cannot be declared, by the ids of their controls, each once. */
export interface WrongFields {
  wrong: { field: string; problem: FormProblem }[]
}

/** Reads one of the two forms. @throws Response 400 for a form there is none of */
export function readDeclaration(
  form: URLSearchParams,
): Pick<Declaration, 'since' | 'declared'> | WrongFields {
  const text = (name: string) => form.get(name) ?? ''
  const values = {
    ...Object.fromEntries(form),
    reason: { 'zh-CN': text('reason-zh'), en: text('reason-en') },
  }
  const since = text('since') || null
  const step = form.get('step')
  if (step === 'break') {
    const parsed = breakFormSchema.safeParse(values)
    if (parsed.success) return { since, declared: { type: 'break', form: parsed.data } }
    return wrongFields(step, parsed.error.issues)
  }
  if (step === 'bridge') {
    const parsed = bridgeFormSchema.safeParse(values)
    if (parsed.success) return { since, declared: { type: 'bridge', form: parsed.data } }
    return wrongFields(step, parsed.error.issues)
  }
  throw new Response(null, { status: 400 })
}

function wrongFields(step: string, issues: { path: PropertyKey[]; message: string }[]): WrongFields {
  const wrong = new Map<string, FormProblem>()
  for (const { path, message } of issues) {
    const [name = 'kind', language] = path
    const control = name === 'reason' ? `reason-${language === 'en' ? 'en' : 'zh'}` : String(name)
    const field = `${step}-${control}`
    if (!wrong.has(field)) wrong.set(field, problemOf(message))
  }
  return { wrong: [...wrong].map(([field, problem]) => ({ field, problem })) }
}

function problemOf(message: string): FormProblem {
  return (['reason', 'number', 'bridge'] as const).find((problem) => problem === message) ?? 'form'
}
