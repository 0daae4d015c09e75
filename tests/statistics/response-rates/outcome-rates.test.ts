import { describe, expect, it } from 'vitest'

import { eligibleShare } from '#app/statistics/response-rates/eligible-share.ts'
import { outcomeRates, type OutcomeCounts } from '#app/statistics/response-rates/outcome-rates.ts'

/*
 * The formulas of the Standard Definitions worked out by hand on a sample of 1,000 invitations by letter:
 *
 *   I = 350, P = 50, R = 150, NC = 80, O = 20, UH = 100, UO = 150   (and 100 found not eligible, in no formula)
 *   eligible  I+P+R+NC+O = 350+50+150+80+20 = 650      unknown  UH+UO = 250
 *   all       650 + 250 = 900
 *   e = 0.8:  650 + 0.8·250 = 650 + 200 = 850
 *   contacted I+P+R+O = 570
 *
 *   RR1 = 350/900 = 7/18         RR2 = 400/900 = 4/9
 *   RR3 = 350/850 = 7/17         RR4 = 400/850 = 8/17
 *   RR5 = 350/650 = 7/13         RR6 = 400/650 = 8/13
 *   COOP1 = 350/570 = 35/57      COOP2 = 400/570 = 40/57
 *   COOP3 = 350/550 = 7/11       COOP4 = 400/550 = 8/11
 *   REF1 = 150/900 = 1/6         REF2 = 150/850 = 3/17       REF3 = 150/650 = 3/13
 *   CON1 = 570/900 = 19/30       CON2 = 570/850 = 57/85      CON3 = 570/650 = 57/65
 */
const LETTERS: OutcomeCounts = {
  complete: 350,
  partial: 50,
  refusal: 150,
  nonContact: 80,
  other: 20,
  unknownHousehold: 100,
  unknownOther: 150,
}

describe('outcome rates', () => {
  it('equal the formulas of the Standard Definitions worked out by hand', () => {
    const { responseRate, cooperation, refusal, contact } = outcomeRates(LETTERS, 0.8)
    expect(responseRate.rr1).toBeCloseTo(7 / 18, 14)
    expect(responseRate.rr2).toBeCloseTo(4 / 9, 14)
    expect(responseRate.rr3).toBeCloseTo(7 / 17, 14)
    expect(responseRate.rr4).toBeCloseTo(8 / 17, 14)
    expect(responseRate.rr5).toBeCloseTo(7 / 13, 14)
    expect(responseRate.rr6).toBeCloseTo(8 / 13, 14)
    expect(cooperation.coop1).toBeCloseTo(35 / 57, 14)
    expect(cooperation.coop2).toBeCloseTo(40 / 57, 14)
    expect(cooperation.coop3).toBeCloseTo(7 / 11, 14)
    expect(cooperation.coop4).toBeCloseTo(8 / 11, 14)
    expect(refusal.ref1).toBeCloseTo(1 / 6, 14)
    expect(refusal.ref2).toBeCloseTo(3 / 17, 14)
    expect(refusal.ref3).toBeCloseTo(3 / 13, 14)
    expect(contact.con1).toBeCloseTo(19 / 30, 14)
    expect(contact.con2).toBeCloseTo(57 / 85, 14)
    expect(contact.con3).toBeCloseTo(57 / 65, 14)
  })

  /*
   * A telephone sample with few completes: I = 20, P = 5, R = 30, NC = 25, O = 0, UH = 15, UO = 5, e = 0.5
   *   eligible = 80, unknown = 20, all = 100, likely = 80 + 10 = 90
   *   RR1 = 20/100, RR2 = 25/100, RR3 = 20/90, RR4 = 25/90, RR5 = 20/80, RR6 = 25/80
   */
  it('weigh the unknown by the share of them that is eligible', () => {
    const counts = { ...LETTERS, complete: 20, partial: 5, refusal: 30, nonContact: 25, other: 0 }
    const { responseRate } = outcomeRates({ ...counts, unknownHousehold: 15, unknownOther: 5 }, 0.5)
    expect(responseRate).toEqual({ rr1: 0.2, rr2: 0.25, rr3: 2 / 9, rr4: 25 / 90, rr5: 0.25, rr6: 0.3125 })
  })

  /*
   * Published: README of the R package outcomerate 1.0.1 (rOpenSci), whose figures have three decimals.
   *
   *   I = 4, P = 2, R = 1, NC = 1, O = 1, UH = 1, UO = 1, and NE = 1 found not eligible, in no formula but that of e
   *   (I+P) + (R+NC+O) = 6 + 3 = 9      UH+UO = 2      e = 9 / (9 + NE) = 9/10
   *
   *   RR1 = I / ((I+P) + (R+NC+O) + (UH+UO))      = 4 / 11                  = 0.364
   *   RR2 = (I+P) / ((I+P) + (R+NC+O) + (UH+UO))  = 6 / 11                  = 0.545
   *   RR3 = I / ((I+P) + (R+NC+O) + e(UH+UO))     = 4 / (9 + 1.8) = 4/10.8  = 0.370
   *   RR4 = (I+P) / ((I+P) + (R+NC+O) + e(UH+UO)) = 6 / 10.8                = 0.556
   *   RR5 = I / ((I+P) + (R+NC+O))                = 4 / 9                   = 0.444
   *   RR6 = (I+P) / ((I+P) + (R+NC+O))            = 6 / 9                   = 0.667
   */
  it('equal the figures published with the R package outcomerate, where every group of outcomes has somebody', () => {
    const counts = { complete: 4, partial: 2, refusal: 1, nonContact: 1, other: 1 }
    const e = eligibleShare({ eligible: 9, ineligible: 1 }, { rule: 'proportional' })
    const rates = outcomeRates({ ...counts, unknownHousehold: 1, unknownOther: 1 }, e)
    expect(e).toBe(0.9)
    expect(rounded(rates.responseRate)).toEqual({
      rr1: 0.364,
      rr2: 0.545,
      rr3: 0.37,
      rr4: 0.556,
      rr5: 0.444,
      rr6: 0.667,
    })
    expect(rates.responseRate.rr3).toBeCloseTo(10 / 27, 14)
    expect(rates.responseRate.rr4).toBeCloseTo(5 / 9, 14)
    expect(rounded(rates.cooperation)).toEqual({ coop1: 0.5, coop2: 0.75, coop3: 0.571, coop4: 0.857 })
    expect(rounded(rates.refusal)).toEqual({ ref1: 0.091, ref2: 0.093, ref3: 0.111 })
    expect(rounded(rates.contact)).toEqual({ con1: 0.727, con2: 0.741, con3: 0.889 })
  })

  /*
   * Published: README of the R package responserates (Leeper, github.com/leeper/responserates), rates in percent.
   *
   *   I = 100, NC = 20, UO = 100, e = 0.25; nobody else, so RR1 = RR2, RR3 = RR4, RR5 = RR6
   *   (I+P) + (R+NC+O) = 120      UH+UO = 100      e(UH+UO) = 25
   *
   *   RR1 = RR2 = 100 / (120 + 100) = 100/220 = 5/11  = 45.5 %
   *   RR3 = RR4 = 100 / (120 + 25)  = 100/145 = 20/29 = 69.0 %
   *   RR5 = RR6 = 100 / 120         = 5/6             = 83.3 %
   *   COOP1..4 = 100/100 = 100 %    REF1..3 = 0
   *   CON1 = 100/220 = 45.5 %       CON2 = 100/145 = 69.0 %       CON3 = 100/120 = 83.3 %
   */
  it('equal the figures published with the R package responserates, where a quarter of the unknown is eligible', () => {
    const nobody = { partial: 0, refusal: 0, other: 0, unknownHousehold: 0 }
    const rates = outcomeRates({ ...nobody, complete: 100, nonContact: 20, unknownOther: 100 }, 0.25)
    expect(rounded(rates.responseRate)).toEqual({
      rr1: 0.455,
      rr2: 0.455,
      rr3: 0.69,
      rr4: 0.69,
      rr5: 0.833,
      rr6: 0.833,
    })
    expect(rates.responseRate.rr3).toBeCloseTo(20 / 29, 14)
    expect(rounded(rates.cooperation)).toEqual({ coop1: 1, coop2: 1, coop3: 1, coop4: 1 })
    expect(rounded(rates.refusal)).toEqual({ ref1: 0, ref2: 0, ref3: 0 })
    expect(rounded(rates.contact)).toEqual({ con1: 0.455, con2: 0.69, con3: 0.833 })
  })

  it('meet at the ends: e = 1 makes RR3 the RR1, e = 0 makes it the RR5', () => {
    const cautious = outcomeRates(LETTERS, 1).responseRate
    const hopeful = outcomeRates(LETTERS, 0).responseRate
    expect([cautious.rr3, cautious.rr4]).toEqual([cautious.rr1, cautious.rr2])
    expect([hopeful.rr3, hopeful.rr4]).toEqual([hopeful.rr5, hopeful.rr6])
  })

  it('never order otherwise than RR1 ≤ RR3 ≤ RR5, whatever e', () => {
    for (let e = 0; e <= 1; e += 0.05) {
      const { rr1, rr3, rr5 } = outcomeRates(LETTERS, e).responseRate
      expect(rr1).toBeLessThanOrEqual(rr3!)
      expect(rr3).toBeLessThanOrEqual(rr5!)
    }
  })

  it('give no rate where there is nothing to divide by', () => {
    const nobody = Object.fromEntries(Object.keys(LETTERS).map((key) => [key, 0])) as unknown as OutcomeCounts
    const rates = outcomeRates(nobody, 1)
    for (const group of Object.values(rates)) {
      for (const rate of Object.values(group)) expect(rate).toBeNull()
    }
  })

  it('refuse negative and missing counts by name, and shares outside 0 to 1', () => {
    expect(() => outcomeRates({ ...LETTERS, refusal: -1 }, 1)).toThrow(
      expect.objectContaining({ code: 'INVALID_COUNT', at: { outcome: 'refusal', count: -1 } }),
    )
    expect(() => outcomeRates({ ...LETTERS, other: NaN }, 1)).toThrow(
      expect.objectContaining({ code: 'INVALID_COUNT' }),
    )
    expect(() => outcomeRates(LETTERS, 1.2)).toThrow(expect.objectContaining({ code: 'INVALID_SHARE' }))
  })
})

function rounded(rates: Record<string, number | null>): Record<string, number> {
  return Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, Number(rate?.toFixed(3))]))
}
