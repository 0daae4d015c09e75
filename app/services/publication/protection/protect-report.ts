import type { CityReport, Figure, ItemReport, Mark, NodeReport } from '#app/survey/reports/report.ts'
import { protectDomains } from './protect-domains.ts'

/** A figure without any number, but with why. */
export function emptyFigure(mark: Mark): Figure {
  return { value: null, se: null, low: null, high: null, n: null, effectiveN: null, deff: null, mark }
}

/** The mark the public reads: what is for evaluators alone looks the same as what is hidden from everyone. */
function publicMark(mark: Mark): Mark {
  return mark === 'evaluators' ? 'hidden' : mark
}

/** May everyone read it? */
function isPublic(mark: Mark): boolean {
  return mark === 'shown' || mark === 'indicative'
}

/** A figure as the public reads it: all of it, or nothing but why there is nothing. */
export function protectFigure(figure: Figure): Figure {
  return isPublic(figure.mark) ? figure : emptyFigure(publicMark(figure.mark))
}

/**
 * One city's report as the public and officials read it.
 *
 * What is dropped cannot be worked out from what stays: scores from too few answers never entered an index or a group
 * of cities, an item goes as a whole (its shares would give its score away), and a city that is hidden shows nothing
 * of its residents, only its objective figures.
 */
export function protectReport(report: CityReport): CityReport {
  const shown = isPublic(report.mark)
  const protect = (figure: Figure): Figure =>
    shown ? protectFigure(figure) : emptyFigure(publicMark(report.mark))
  return {
    ...report,
    n: shown ? report.n : null,
    effectiveN: shown ? report.effectiveN : null,
    deff: shown ? report.deff : null,
    mark: publicMark(report.mark),
    index: { people: protect(report.index.people), blended: protect(report.index.blended) },
    band: shown ? report.band : { people: null, blended: null },
    nodes: report.nodes.map((node) => protectNode(node, shown, protect)),
    smileRate: protect(report.smileRate),
    satisfaction: protect(report.satisfaction),
    senses: {
      gain: protect(report.senses.gain),
      happiness: protect(report.senses.happiness),
      security: protect(report.senses.security),
    },
    items: report.items.map((item) => protectItem(item, protect)),
    weighting: null,
    ...(report.domains ? { domains: shown ? protectDomains(report.domains) : [] } : {}),
    ...(report.themes && !shown ? { themes: [] } : {}),
  }
}

function protectNode(node: NodeReport, shown: boolean, protect: (figure: Figure) => Figure): NodeReport {
  const sides = { people: protect(node.people), blended: protect(node.blended) }
  if (shown) return { ...node, ...sides }
  const flag = node.objective === null ? 'both-missing' : 'people-missing'
  return { ...node, ...sides, peopleShare: 0, flag }
}

function protectItem(item: ItemReport, protect: (figure: Figure) => Figure): ItemReport {
  const score = protect(item.score)
  const mean = item.mean && protect(item.mean)
  const sides = { score, topTwo: protect(item.topTwo), ...(mean ? { mean } : {}) }
  if (isPublic(score.mark)) return { ...item, ...sides }
  return {
    ...item,
    ...sides,
    dontKnow: null,
    notApplicable: null,
    options: item.options.map((option) => ({ ...option, share: null })),
  }
}
