/**
 * What a token may do beside what everyone may: `releases` reads released tables as evaluators see them, with figures
 * on 10 to 29 answers; `microdata` reads the responses behind a release.
 */
export const TOKEN_SCOPES = ['releases', 'microdata'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** Days a token may work; the default, and the most. */
export const TOKEN_DAYS = { usual: 90, most: 366 } as const
