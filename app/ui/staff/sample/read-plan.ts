import { ALLOCATIONS } from '#app/survey/wave/invited/allocate.ts'
import type { PlanRequest } from '#app/survey/wave/invited/sample-view.ts'

/** A plan as it was asked for: the fields as typed, and whether they can be worked with. */
export interface AskedPlan {
  fields: { margin: string; rate: string; deff: string; allocation: string }
  complete: boolean
  request: PlanRequest
}

const MOST_MARGIN = 50

/** Reads what a plan is asked for from the query of the page. */
export function readPlan(query: URLSearchParams): AskedPlan {
  const field = (name: string, usual: string) => query.get(name)?.trim() ?? usual
  const fields = {
    margin: field('margin', '5'),
    rate: field('rate', '20'),
    deff: field('deff', '1.4'),
    allocation: field('allocation', 'proportional'),
  }
  const margin = Number(fields.margin)
  const responseRate = Number(fields.rate) / 100
  const designEffect = Number(fields.deff)
  const allocation = ALLOCATIONS.find((one) => one === fields.allocation) ?? 'proportional'
  const usable =
    margin > 0 && margin < MOST_MARGIN && responseRate > 0 && responseRate <= 1 && designEffect >= 1
  const asked = query.has('margin')
  return {
    fields,
    complete: asked && usable,
    request: { allocation, margin, responseRate, designEffect },
  }
}
