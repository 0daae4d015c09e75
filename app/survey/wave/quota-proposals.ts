/** Margins by which quotas may be shared out. */
export const PROPOSALS = ['sex_age_group', 'age_group', 'sex', 'district'] as const
export type Proposal = (typeof PROPOSALS)[number]
